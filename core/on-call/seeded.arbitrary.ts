/** A whole number from 0 to below the limit. */
export type Random = (below: number) => number;

/** Mulberry32: the same numbers each time, so that what was found can be tried again by its seed. */
export function seeded(seed: number): Random {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return (((t ^ (t >>> 14)) >>> 0) % 1_000_000_000) % Math.max(below, 1);
  };
}
