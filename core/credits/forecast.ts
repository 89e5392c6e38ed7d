import { addDays, daysBetween, weekdayOf, type Day } from '../kernel/calendar';
import type { LedgerRead } from '../kernel/credits-memory';

/** Fewer full days than this tell nothing of the next ones. */
export const DAYS_NEEDED = 10;
/** From three weeks on it is known whether weekends are quieter. */
const DAYS_FOR_WEEKDAYS = 21;
/** A weekday that was seen a few times only is drawn towards the mean of all days, as if by so many mean days. */
const DRAWN_BY = 2;

/**
 * What will be used until the period ends, and when the plan runs out: a range that holds the truth four times in five, if
 * the coming days are like those it is based on. `runsOut` null: not before the period ends.
 */
export type Forecast =
  | { kind: 'too-early'; days: number }
  | {
      kind: 'range';
      low: number;
      high: number;
      basedOn: number;
      runsOut: { earliest: Day | null; latest: Day | null };
    };

/** Takes the ledger as it was last read; the same reading gives the same forecast. */
export function forecastOf({ period, used, included, today, days }: LedgerRead): Forecast {
  if (days.length < DAYS_NEEDED) return { kind: 'too-early', days: days.length };
  const { meanOn, variance, freedom } = patternOf(days, today.day);
  const z = quantile90(freedom);
  const length = Math.max(0, daysBetween(today.day, period.to));
  let [mean, shares, spreadBefore] = [0, 0, 0];
  let [earliest, latest]: [Day | null, Day | null] = [null, null];
  const reached = (at: number): boolean => included !== null && at >= included;
  if (reached(used)) [earliest, latest] = [today.day, today.day];
  for (let ahead = 0; ahead < length; ahead += 1) {
    const day = addDays(today.day, ahead);
    const share = ahead === 0 ? 1 - today.over : 1;
    shares += share;
    mean += share * meanOn(day);
    // Each day scatters by itself; that the mean is not quite known counts for all of them together.
    spreadBefore = z * Math.sqrt(variance * shares + (variance * shares ** 2) / days.length);
    if (earliest === null && reached(used + mean + spreadBefore)) earliest = day;
    if (latest === null && reached(used + Math.max(0, mean - spreadBefore))) latest = day;
  }
  const low = Math.round(used + Math.max(0, mean - spreadBefore));
  const high = Math.round(used + mean + spreadBefore);
  return { kind: 'range', low, high, basedOn: days.length, runsOut: { earliest, latest } };
}

type Pattern = { meanOn: (day: Day) => number; variance: number; freedom: number };

/** What a day is like: the mean of all, or of its weekday where there are weeks enough, and how far days stray from it. */
function patternOf(days: readonly number[], today: Day): Pattern {
  const count = days.length;
  const mean = days.reduce((sum, one) => sum + one, 0) / count;
  const weekdays = days.map((_, i) => weekdayOf(addDays(today, i - count)));
  const byWeekday = count >= DAYS_FOR_WEEKDAYS;
  const expected = (weekday: number): number => {
    if (!byWeekday) return mean;
    const own = days.filter((_, i) => weekdays[i] === weekday);
    return (own.reduce((sum, one) => sum + one, 0) + DRAWN_BY * mean) / (own.length + DRAWN_BY);
  };
  const freedom = count - (byWeekday ? 7 : 1);
  const strayed = days.reduce((sum, one, i) => sum + (one - expected(weekdays[i] ?? 1)) ** 2, 0);
  return { meanOn: (day) => expected(weekdayOf(day)), variance: strayed / freedom, freedom };
}

/** Student's t at 90 %, so that 80 % lie between its two sides: by degrees of freedom (Cornish-Fisher, good from 3 on). */
function quantile90(freedom: number): number {
  const z = 1.2815515655446004;
  return (
    z +
    (z ** 3 + z) / (4 * freedom) +
    (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * freedom ** 2) +
    (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / (384 * freedom ** 3)
  );
}
