const HEX = '0123456789abcdef';
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz123456789';

export type Random = ReturnType<typeof createRandom>;

/** Seeded chance: the same seed gives the same tokens, names, delays and faults, so that a run can be repeated. */
export function createRandom(seed: number) {
  let state = seed >>> 0;
  /** mulberry32, 0 <= x < 1: even enough for delays and invented names, useless for secrets (nothing here is secret). */
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const draw = (from: string, length: number): string =>
    Array.from({ length }, () => from[Math.floor(next() * from.length)]).join('');
  return {
    next,
    between: (low: number, high: number): number => low + next() * (high - low),
    chance: (probability: number): boolean => next() < probability,
    token: (length: number): string => draw(LETTERS, length),
    uuid: (): string => [draw(HEX, 8), draw(HEX, 4), `4${draw(HEX, 3)}`, `8${draw(HEX, 3)}`, draw(HEX, 12)].join('-'),
  };
}
