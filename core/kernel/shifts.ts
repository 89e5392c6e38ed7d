import { DateTime } from 'luxon';
import type { Instant } from './instant';
import type { Policy, Shift, Weekday } from './policy';

const WEEKDAYS: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const MINUTES_A_DAY = 24 * 60;

/**
 * The agents on shift now, each once, by id. A shift is read on the wall clock of the desk's zone: "22:00 to 06:00"
 * ends at six by that clock, also in the night that has 23 or 25 hours.
 */
export function onShift(policy: Policy, now: Instant): number[] {
  const here = DateTime.fromMillis(now, { zone: policy.zone });
  const people = policy.shifts.filter((shift) => covers(shift, here)).flatMap((shift) => shift.people);
  return [...new Set(people)].sort((a, b) => a - b);
}

function covers({ days, from, to }: Shift, here: DateTime): boolean {
  const minute = here.hour * 60 + here.minute;
  const today = days.includes(weekday(here.weekday));
  if (from < to) return today && minute >= from && minute < to;
  // It ends on the next day: either it began today, or it began yesterday and is not over.
  const yesterday = days.includes(weekday(here.weekday - 1));
  return (today && minute >= from) || (yesterday && minute < to % MINUTES_A_DAY);
}

/** Luxon's weekday, 1 Monday to 7 Sunday; 0 is the Sunday before. */
function weekday(number: number): Weekday {
  return WEEKDAYS[(number + 6) % 7] ?? 'mon';
}
