import type { Instant } from '../../core/kernel/instant';

/** Whether one more of this name still fits. */
export type Limit = (name: string, now: Instant) => boolean;

/** No more names than this are counted at once; when there are more, somebody is making them up. */
const MOST_NAMES = 20_000;

/**
 * At most `most` in each span of `per` ms for one name. Names are kept in memory for one span and nowhere else: an
 * address is never written down. Each process counts for itself.
 */
export function createLimit(most: number, per: number): Limit {
  let counts = new Map<string, number>();
  let span = 0;
  return (name, now) => {
    const current = Math.floor(now / per);
    if (current !== span) {
      span = current;
      counts = new Map();
    }
    const count = (counts.get(name) ?? 0) + 1;
    if (count > most || (count === 1 && counts.size >= MOST_NAMES)) return false;
    counts.set(name, count);
    return true;
  };
}
