import { MINUTE } from '../world/truth';

/** A time as it is written: "02:13", or with its day "22 Nov 02:13". */
export const TIME = String.raw`((?:\d{1,2} [a-z]{3} )?\d\d:\d\d)`;

const DAY = 24 * 60 * MINUTE;
const MONTHS: readonly string[] = [
  'jan|ene',
  'feb',
  'mar',
  'apr|abr',
  'may',
  'jun',
  'jul',
  'aug|ago',
  'sep',
  'oct',
  'nov',
  'dec|dic',
];

/**
 * The beginning (ms) of the minute that a reader takes this for, reading it at `now` on a wall clock that is `offset` ms
 * ahead of UTC: the last such minute, or null when it is none. Independent of how the rules write times.
 */
export function readTime(written: string, now: number, offset: number): number | null {
  const parts = /^(?:(\d{1,2}) ([a-z]{3}) )?(\d\d):(\d\d)$/i.exec(written);
  if (!parts) return null;
  const [, day, month, hours, minutes] = parts;
  const clock = (Number(hours) * 60 + Number(minutes)) * MINUTE;
  const today = Math.floor((now + offset) / DAY) * DAY;
  if (!day || !month) {
    const same = today + clock - offset;
    return same <= now ? same : same - DAY;
  }
  const number = MONTHS.findIndex((names) => names.split('|').includes(month.toLowerCase()));
  if (number < 0) return null;
  for (let back = 0; back < 400; back += 1) {
    const midnight = new Date(today - back * DAY);
    if (midnight.getUTCDate() !== Number(day) || midnight.getUTCMonth() !== number) continue;
    const at = today - back * DAY + clock - offset;
    if (at <= now) return at;
  }
  return null;
}
