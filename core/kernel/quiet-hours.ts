import { DateTime } from 'luxon';
import type { Instant } from './instant';

/** From when to when unsolicited texts may be sent, minutes since midnight on the recipient's clock (B8.11). */
export type DayTime = { from: number; to: number };

/** The widest that the law allows anywhere: 8:00 to 21:00. */
export const WIDEST: DayTime = { from: 8 * 60, to: 21 * 60 };

/** When an unsolicited text may go out next: now, or when the day begins. `zone` is the recipient's if it is known. */
export function mayTextFrom(now: Instant, { from, to }: DayTime, zone: string): Instant {
  const here = DateTime.fromMillis(now, { zone });
  const minutes = here.hour * 60 + here.minute;
  if (minutes >= from && minutes < to) return now;
  const day = minutes < from ? here : here.plus({ days: 1 });
  return day.set({ hour: Math.floor(from / 60), minute: from % 60, second: 0, millisecond: 0 }).toMillis();
}
