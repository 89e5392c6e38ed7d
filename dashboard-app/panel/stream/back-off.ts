const FIRST = 500;
const LONGEST = 15_000;

/**
 * How long (ms) to wait before try number `n` (0: the first after a loss). Grows to a quarter of a minute; `chance`
 * (0 to 1) spreads the panels of a whole desk, which all lost the same stream at the same moment.
 */
export const backOff = (n: number, chance: number): number =>
  Math.min(FIRST * 2 ** Math.min(n, 10), LONGEST) * (0.5 + chance / 2);
