import { DateTime } from 'luxon';
import { MINUTE, type Instant } from './instant';
import type { Policy, Shift, Weekday } from './policy';

const WEEKDAYS: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const MINUTES_A_DAY = 24 * 60;

/**
 * The agents on shift now, each once, by id. A shift begins and ends when the clock on the desk's wall first shows (or
 * jumps over) its time, so shifts that follow each other leave no hole and no overlap in the nights of 23 and 25 hours.
 */
export function onShift({ shifts, zone }: Policy, now: Instant): number[] {
  const today = DateTime.fromMillis(now, { zone });
  const people = shifts
    .filter((shift) => [-1, 0].some((days) => covers(shift, today.plus({ days }), now)))
    .flatMap((shift) => shift.people);
  return [...new Set(people)].sort((a, b) => a - b);
}

/** Whether the shift that begins on this day covers the moment. */
function covers({ days, from, to }: Shift, day: DateTime, now: Instant): boolean {
  const weekday = WEEKDAYS[day.weekday - 1];
  if (weekday === undefined || !days.includes(weekday)) return false;
  const end = to <= from ? to + MINUTES_A_DAY : to;
  return now >= reached(day, from) && now < reached(day, end);
}

/** When the clock first shows that many minutes after midnight of this day, or the first time beyond it. */
function reached(day: DateTime, minutes: number): Instant {
  const date = day.plus({ days: Math.floor(minutes / MINUTES_A_DAY) });
  const clock = { hour: Math.floor((minutes % MINUTES_A_DAY) / 60), minute: minutes % 60 };
  const wanted = DateTime.fromObject({ ...dayOf(date), ...clock }, { zone: 'UTC' }).toMillis();
  const shown = DateTime.fromObject({ ...dayOf(date), ...clock }, { zone: day.zone });
  let at = Math.min(...shown.getPossibleOffsets().map((one) => one.toMillis()));
  // An hour that does not exist: go back to the moment at which the clock jumped over it.
  while (wall(at - MINUTE, day) >= wanted) at -= MINUTE;
  return at;
}

const dayOf = ({ year, month, day }: DateTime): { year: number; month: number; day: number } => ({ year, month, day });

/** What the clock on the wall shows, as if it were UTC, so that two readings can be compared. */
const wall = (at: Instant, { zone }: DateTime): number => at + zone.offset(at) * MINUTE;
