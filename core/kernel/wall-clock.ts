import { DateTime, IANAZone } from 'luxon';
import { MINUTE, type Instant } from './instant';

/** A day on the calendar: "2026-11-25". Compared as text it is compared as a day. */
export type LocalDate = string;

export type Weekday = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun';

export const WEEKDAYS: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
export const MINUTES_A_DAY = 24 * 60;
const DAY_MS = MINUTES_A_DAY * MINUTE;

/** The day that the calendar on the wall shows at that moment. */
export function dateOf(at: Instant, zone: string): LocalDate {
  return new Date(wall(at, zone)).toISOString().slice(0, 10);
}

/** What the clock and the calendar on the wall show at that moment: "2026-11-25T22:00". */
export const wallTime = (at: Instant, zone: string): string => new Date(wall(at, zone)).toISOString().slice(0, 16);

/** So many days later, or earlier. */
export function addDays(date: LocalDate, days: number): LocalDate {
  return new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10);
}

export function weekdayOf(date: LocalDate): Weekday {
  return WEEKDAYS[(new Date(date).getUTCDay() + 6) % 7] ?? 'mon';
}

/** Whether the calendar has such a day: 2026-02-30 is none. */
export function isDate(text: string): text is LocalDate {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = Date.parse(text);
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === text;
}

/** How the clock meets that minute of that day: once, never (it jumps over it), or twice (it is set back). */
export function meets(date: LocalDate, minutes: number, zone: string): 'once' | 'never' | 'twice' {
  const shown = shownAt(date, minutes, zone);
  if (wall(shown.toMillis(), zone) !== Date.parse(date) + minutes * MINUTE) return 'never';
  return shown.getPossibleOffsets().length > 1 ? 'twice' : 'once';
}

/** When the clock first shows that many minutes after midnight of this day, or the first moment beyond it. */
export function reached(date: LocalDate, minutes: number, zone: string): Instant {
  const key = `${zone} ${date} ${minutes}`;
  const known = KNOWN.get(key);
  if (known !== undefined) return known;
  const at = find(date, minutes, zone);
  if (KNOWN.size >= KNOWN_MOST) KNOWN.clear();
  KNOWN.set(key, at);
  return at;
}

/** The same question is asked at every look at a rota, and the answer never changes. */
const KNOWN = new Map<string, Instant>();
const KNOWN_MOST = 20_000;

function find(date: LocalDate, minutes: number, zone: string): Instant {
  const wanted = Date.parse(date) + minutes * MINUTE;
  // The clock's offset changes at most once within these days, so it is one of the two.
  const offsets = [wanted - DAY_MS, wanted + DAY_MS].map((at) => IANAZone.create(zone).offset(at) * MINUTE);
  let at = wanted - Math.max(...offsets);
  if (wall(at, zone) < wanted) at = wanted - Math.min(...offsets);
  // An hour that does not exist: go back to the moment at which the clock jumped over it.
  while (offsets[0] !== offsets[1] && wall(at - MINUTE, zone) >= wanted) at -= MINUTE;
  return at;
}

function shownAt(date: LocalDate, minutes: number, zone: string): DateTime {
  const day = addDays(date, Math.floor(minutes / MINUTES_A_DAY));
  const [year = 0, month = 1, dayOfMonth = 1] = day.split('-').map(Number);
  const ofDay = minutes % MINUTES_A_DAY;
  return DateTime.fromObject(
    { year, month, day: dayOfMonth, hour: Math.floor(ofDay / 60), minute: ofDay % 60 },
    { zone },
  );
}

/** What the clock on the wall shows, as if it were UTC, so that two readings can be compared. */
const wall = (at: Instant, zone: string): number => at + IANAZone.create(zone).offset(at) * MINUTE;
