import { MINUTE, type Instant } from '../kernel/instant';
import type { Rota } from '../kernel/on-call-policy';
import { changesOf, dayText, offsetAt, weekdayOfDays } from './calendar.arbitrary';

const NAMES = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

/** For each minute of the stretch: who is on call first, one bit each by id; and whether the desk is open. */
export type MinuteTable = { from: Instant; people: number[]; open: boolean[] };

/** People as bits: ids up to 30. */
export const bitsOf = (people: readonly number[]): number => people.reduce((bits, id) => bits | (1 << id), 0);

/**
 * By brute force: walks the clock on the wall minute by minute, beginning each shift when the clock first comes to its
 * time and ending it when the clock first comes to its end.
 */
export function minuteTable(rota: Rota, fromMinute: number, minutes: number): MinuteTable {
  const start = fromMinute - 3 * 1440;
  const length = minutes + 3 * 1440;
  const wall = wallMinutes(rota.zone, start, length);
  const on = new Array<number>(length).fill(0);
  const open = new Array<boolean>(length).fill(false);
  const firstAt = firsts(wall);
  const eachDay = (each: (day: number, at: (minutes: number) => number) => void): void => {
    const last = Math.floor((wall.at(-1) ?? 0) / 1440);
    for (let day = Math.floor((wall[0] ?? 0) / 1440); day <= last; day += 1) {
      each(day, (ofDay) => firstAt(day * 1440 + ofDay));
    }
  };
  const hasHoliday = rota.shifts.some(({ when }) => 'days' in when && when.days.includes('holiday'));
  eachDay((day, at) => {
    const date = dayText(day);
    const holiday = rota.holidays.includes(date);
    const name = NAMES[weekdayOfDays(day)] ?? 'sun';
    for (const { when, from, to, people } of rota.shifts) {
      const wanted = 'date' in when ? when.date === date : when.days.includes(holiday && hasHoliday ? 'holiday' : name);
      if (!wanted) continue;
      const end = at(to <= from ? to + 1440 : to);
      for (let i = at(from); i < end; i += 1) on[i] = (on[i] ?? 0) | bitsOf(people);
    }
    for (const { days, from, to } of holiday ? [] : rota.hours) {
      if (days.includes(name)) open.fill(true, at(from), at(to <= from ? to + 1440 : to));
    }
  });
  const skip = length - minutes;
  return { from: fromMinute * MINUTE, people: on.slice(skip), open: open.slice(skip) };
}

function wallMinutes(zone: string, start: number, length: number): number[] {
  const year = Number(dayText(Math.floor(start / 1440)).slice(0, 4));
  const changes = changesOf(zone, year, year + 1).filter(({ at }) => at > start);
  let offset = offsetAt(zone, start);
  return Array.from({ length }, (_, i) => {
    if (changes[0] && changes[0].at <= start + i) offset = changes.shift()?.offset ?? offset;
    return start + i + offset;
  });
}

/** The first place in the walk at which the clock shows that time, or has jumped over it. */
function firsts(wall: readonly number[]): (wanted: number) => number {
  return (wanted) => {
    // The clock runs on by one a minute but for its changes, so the place is near; before it, the clock shows less.
    let i = Math.min(Math.max(wanted - (wall[0] ?? 0) - 120, 0), wall.length);
    while (i > 0 && (wall[i - 1] ?? 0) >= wanted) i -= 1;
    while (i < wall.length && (wall[i] ?? 0) < wanted) i += 1;
    return i;
  };
}
