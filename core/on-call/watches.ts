import type { Instant } from '../kernel/instant';
import type { OnCallShift, Rota } from '../kernel/on-call-policy';
import { endOf } from '../kernel/shifts';
import { addDays, dateOf, reached, weekdayOf, type LocalDate } from '../kernel/wall-clock';

/** One shift as it really happens, from one moment to another. `shift`: its place in the rota. */
export type Watch = { from: Instant; until: Instant; shift: number; date: LocalDate } & Pick<
  OnCallShift,
  'people' | 'backup'
>;

/** All watches that begin on the days from `first` to `last`, in the order of the rota (B7.6). */
export function watches(rota: Rota, first: LocalDate, last: LocalDate): Watch[] {
  const found: Watch[] = [];
  for (let date = first; date <= last; date = addDays(date, 1)) {
    rota.shifts.forEach((shift, i) => {
      if (begins(shift, date, rota)) found.push(watchOf(shift, i, date, rota.zone));
    });
  }
  return found;
}

/** The watches that cover this moment. */
export function watchesAt(rota: Rota, now: Instant): Watch[] {
  const today = dateOf(now, rota.zone);
  return watches(rota, addDays(today, -1), today).filter(({ from, until }) => now >= from && now < until);
}

function begins({ when }: OnCallShift, date: LocalDate, rota: Rota): boolean {
  if ('date' in when) return when.date === date;
  // A holiday that nobody made shifts for is a day like any other: better the usual people than nobody.
  if (rota.holidays.includes(date) && hasHolidayShifts(rota)) return when.days.includes('holiday');
  return when.days.includes(weekdayOf(date));
}

const hasHolidayShifts = ({ shifts }: Rota): boolean =>
  shifts.some(({ when }) => 'days' in when && when.days.includes('holiday'));

function watchOf({ from, to, people, backup }: OnCallShift, shift: number, date: LocalDate, zone: string): Watch {
  return { from: reached(date, from, zone), until: reached(date, endOf(from, to), zone), shift, date, people, backup };
}
