import { DateTime } from 'luxon';
import type { Instant } from './instant';

/** A day on the wall's calendar, "2026-11-22"; and a month, "2026-11". Both sort as they follow each other. */
export type Day = string;
export type Month = string;

/** On which day a moment falls in a zone; a day of 23 or 25 hours is one day. */
export const dayOf = (at: Instant, zone: string): Day => DateTime.fromMillis(at, { zone }).toFormat('yyyy-MM-dd');
export const monthOf = (day: Day): Month => day.slice(0, 7);
export const firstDayOf = (month: Month): Day => `${month}-01`;

/** When a day begins: its midnight, or the first moment after it where the clock jumps over midnight. */
export const beginOf = (day: Day, zone: string): Instant => DateTime.fromISO(day, { zone }).startOf('day').toMillis();

/** Whether it is written as a day and there is such a day. */
export const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && DateTime.fromISO(text, { zone: 'UTC' }).isValid;

export const isMonth = (text: string): boolean => isDay(`${text}-01`);

const utc = (day: Day): DateTime => DateTime.fromISO(day, { zone: 'UTC' });

export const addDays = (day: Day, days: number): Day => utc(day).plus({ days }).toFormat('yyyy-MM-dd');

/** The same day of a later month, or its last one: the 31st of January and a month is the 28th of February. */
export const addMonths = (day: Day, months: number): Day => utc(day).plus({ months }).toFormat('yyyy-MM-dd');

export function nextMonth(month: Month, by = 1): Month {
  const months = 12 * Number(month.slice(0, 4)) + Number(month.slice(5)) - 1 + by;
  return `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}`;
}

/** How many days lie from one day to another, the first among them. */
export const daysBetween = (from: Day, to: Day): number => Math.round(utc(to).diff(utc(from), 'days').days);

/** 1 for Monday to 7 for Sunday. */
export const weekdayOf = (day: Day): number => utc(day).weekday;
