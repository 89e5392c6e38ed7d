import { DateTime } from 'luxon';

/** A moment: milliseconds since 1970-01-01 UTC. Always the time inside an event, never the time of its arrival. */
export type Instant = number;

/** A length of time in milliseconds. */
export type Duration = number;

export const SECOND: Duration = 1_000;
export const MINUTE: Duration = 60 * SECOND;
export const HOUR: Duration = 60 * MINUTE;
export const DAY: Duration = 24 * HOUR;

/**
 * The clock on the wall: "02:13" in the given IANA zone. Used wherever people read a time: an age would be wrong a
 * minute later in a place that is not written again, a clock time stays true.
 */
export function clockTime(instant: Instant, zone: string): string {
  const minute = Math.floor(instant / MINUTE);
  const key = `${minute} ${zone}`;
  const known = CLOCK_TIMES.get(key);
  if (known !== undefined) return known;
  if (CLOCK_TIMES.size >= CLOCK_TIMES_KEPT) CLOCK_TIMES.clear();
  const time = DateTime.fromMillis(minute * MINUTE, { zone }).toFormat('HH:mm');
  CLOCK_TIMES.set(key, time);
  return time;
}

/** The same few minutes are said again and again, and to work one out takes longer than anything else that is said. */
const CLOCK_TIMES = new Map<string, string>();
const CLOCK_TIMES_KEPT = 2_000;

/** The same with the day, "2026-11-22 02:13": for what holds longer than today. */
export function dayAndTime(instant: Instant, zone: string): string {
  return DateTime.fromMillis(instant, { zone }).toFormat('yyyy-MM-dd HH:mm');
}

/** The calendar in the given zone: the day of the month, and the month from 0 to 11. */
export function dayAndMonth(instant: Instant, zone: string): { day: number; month: number } {
  const { day, month } = DateTime.fromMillis(instant, { zone });
  return { day, month: month - 1 };
}

/** The week by ISO 8601 in the given zone, "2026-W48". */
export function weekOf(instant: Instant, zone: string): string {
  return DateTime.fromMillis(instant, { zone }).toFormat("kkkk-'W'WW");
}

/** When that week began: its Monday's midnight in the given zone. */
export function weekBegan(instant: Instant, zone: string): Instant {
  return DateTime.fromMillis(instant, { zone }).startOf('week').toMillis();
}

/** The moment cut down to its whole second: Chatwoot's REST answers know seconds, its webhooks milliseconds. */
export function toSecond(instant: Instant): Instant {
  return Math.floor(instant / SECOND) * SECOND;
}

/** The later of two moments, of which either may be unknown. */
export function later(a: Instant | null, b: Instant | null): Instant | null {
  if (a === null) return b;
  return b === null ? a : Math.max(a, b);
}

/** The earlier of two moments, of which either may be unknown. */
export function earlier(a: Instant | null, b: Instant | null): Instant | null {
  if (a === null) return b;
  return b === null ? a : Math.min(a, b);
}
