import type { Instant } from './instant';
import type { Policy, Shift } from './policy';
import { addDays, dateOf, MINUTES_A_DAY, reached, weekdayOf, type LocalDate } from './wall-clock';

/**
 * The agents on shift now, each once, by id. A shift begins and ends when the clock on the desk's wall first shows (or
 * jumps over) its time, so shifts that follow each other leave no hole and no overlap in the nights of 23 and 25 hours.
 */
export function onShift({ shifts, zone }: Policy, now: Instant): number[] {
  const today = dateOf(now, zone);
  const people = shifts
    .filter((shift) => [-1, 0].some((days) => covers(shift, addDays(today, days), zone, now)))
    .flatMap((shift) => shift.people);
  return [...new Set(people)].sort((a, b) => a - b);
}

/** Whether the shift that begins on this day covers the moment. */
function covers({ days, from, to }: Shift, date: LocalDate, zone: string, now: Instant): boolean {
  if (!days.includes(weekdayOf(date))) return false;
  return now >= reached(date, from, zone) && now < reached(date, endOf(from, to), zone);
}

/** Minutes after the midnight at which its day begins: a span that ends at or before its beginning ends the next day. */
export const endOf = (from: number, to: number): number => (to <= from ? to + MINUTES_A_DAY : to);
