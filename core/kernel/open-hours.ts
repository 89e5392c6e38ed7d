import type { Instant } from './instant';
import type { Rota, RotaChange } from './on-call-policy';
import { endOf } from './shifts';
import { addDays, dateOf, reached, weekdayOf } from './wall-clock';

/**
 * Until when somebody is at the desk, or null when nobody is: by the desk's hours, its holidays, and the switch "forward
 * everything". Hours that begin on a holiday do not open.
 */
export function openUntil(rota: Rota, changes: readonly RotaChange[], now: Instant): Instant | null {
  const all = [...rota.changes, ...changes].filter(({ what }) => what === 'forward-all');
  if (all.some((change) => holds(change, now))) return null;
  const today = dateOf(now, rota.zone);
  const open = [addDays(today, -1), today]
    .filter((date) => !rota.holidays.includes(date))
    .flatMap((date) =>
      rota.hours
        .filter(({ days }) => days.includes(weekdayOf(date)))
        .map(({ from, to }) => ({
          from: reached(date, from, rota.zone),
          until: reached(date, endOf(from, to), rota.zone),
        })),
    )
    .filter(({ from, until }) => now >= from && now < until);
  if (open.length === 0) return null;
  const closes = Math.max(...open.map(({ until }) => until));
  return all.reduce((until, { from }) => (from > now ? Math.min(until, from) : until), closes);
}

/** Whether a change is in force at this moment. */
export const holds = ({ from, until }: RotaChange, now: Instant): boolean => now >= from && now < until;
