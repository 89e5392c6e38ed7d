import type { Duration } from '../kernel/instant';
import { MINUTE } from '../kernel/instant';

/**
 * A wait that was seen, at this hour of the day within the last weeks: how long (ms), and how many waited for each person
 * on shift when it began; null where nobody was on shift or it is not known.
 */
export type SeenWait = { waited: Duration; load: number | null };

/** Whole minutes, `from` before `to`. */
export type WaitRange = { from: number; to: number };

/** With fewer waits than this nothing is claimed, and the agency's own sentence stands instead. */
export const ENOUGH = 30;

/** The range is meant to hold this share of waits. */
const NOMINAL = 0.8;

/**
 * Between how many minutes the wait will end, as waits at this hour and under like load did: the range that would have
 * held eight in ten of them. Null: too few are known to say anything (E18). `load`: waiting for each person on shift.
 */
export function expectedWait(seen: readonly SeenWait[], load: number | null): WaitRange | null {
  const alike = seen.filter((one) => bandOf(one.load) === bandOf(load));
  const known = alike.length >= ENOUGH ? alike : seen;
  if (known.length < ENOUGH) return null;
  const sorted = known.map(({ waited }) => waited).sort((a, b) => a - b);
  const out = (1 - NOMINAL) / 2;
  // The place among n + 1 gaps, so that a wait to come falls below the lower end one time in ten (exchangeability).
  const low = sorted[Math.max(1, Math.round(out * (sorted.length + 1))) - 1] ?? 0;
  const high = sorted[Math.min(sorted.length, Math.round((1 - out) * (sorted.length + 1))) - 1] ?? low;
  const from = Math.round(low / MINUTE);
  return { from, to: Math.max(from + 1, Math.round(high / MINUTE)) };
}

type Band = 'unknown' | 'nobody waits' | 'some' | 'many' | 'crowded';

/** Load in bands wide enough that each fills within weeks. */
function bandOf(load: number | null): Band {
  if (load === null) return 'unknown';
  if (load === 0) return 'nobody waits';
  if (load <= 1) return 'some';
  return load <= 2 ? 'many' : 'crowded';
}
