import { MINUTE } from '../kernel/instant';
import { ENOUGH, expectedWait, type SeenWait } from './expected-wait';

const minutes = (...all: number[]): SeenWait[] => all.map((waited) => ({ waited: waited * MINUTE, load: 0 }));
const count = (n: number, of = (i: number) => i): number[] => Array.from({ length: n }, (_, i) => of(i + 1));

describe('an honest expected wait (S3.19, E18)', () => {
  test('below thirty waits nothing is claimed', () => {
    expect(expectedWait(minutes(...count(ENOUGH - 1)), 0)).toBeNull();
    expect(expectedWait(minutes(...count(ENOUGH)), 0)).toEqual({ from: 3, to: 28 });
  });

  test('it never says less than a minute of width, nor "0 to 0"', () =>
    expect(expectedWait(minutes(...count(40, () => 0.1)), 0)).toEqual({ from: 0, to: 1 }));

  test('what is crowded is told by what was crowded, once there is enough of it', () => {
    const quiet = minutes(...count(60, () => 2));
    const crowded = count(40, () => 30).map((waited) => ({ waited: waited * MINUTE, load: 5 }));
    expect(expectedWait([...quiet, ...crowded], 4)).toEqual({ from: 30, to: 31 });
    expect(expectedWait([...quiet, ...crowded], 0)).toEqual({ from: 2, to: 3 });
    expect(expectedWait([...quiet, ...crowded.slice(0, 20)], 4)).toEqual({ from: 2, to: 30 });
  });
});

/** Numbers that look like chance and are the same at every run. */
function chances(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state + 0.5) / 2 ** 32;
  };
}

/** A wait as they are seen in the field: most are short and a few are very long (B6.3), longer under load. */
function aWait(chance: () => number): SeenWait {
  const load = Math.floor(chance() * 4) / 2;
  const bell = Math.sqrt(-2 * Math.log(chance())) * Math.cos(2 * Math.PI * chance());
  return { waited: Math.exp(Math.log(6 + 5 * load) + 0.9 * bell) * MINUTE, load };
}

test('the quoted range holds the real wait in 75 to 85 % of cases', () => {
  let held = 0;
  let quoted = 0;
  for (let desk = 1; desk <= 400; desk += 1) {
    const chance = chances(desk * 7919);
    const seen = count(ENOUGH + Math.floor(chance() * 300)).map(() => aWait(chance));
    for (let i = 0; i < 25; i += 1) {
      const { waited, load } = aWait(chance);
      const range = expectedWait(seen, load);
      if (range === null) continue;
      quoted += 1;
      if (waited >= range.from * MINUTE && waited <= range.to * MINUTE) held += 1;
    }
  }
  expect(quoted).toBe(10_000);
  expect(held / quoted).toBeGreaterThanOrEqual(0.75);
  expect(held / quoted).toBeLessThanOrEqual(0.85);
});
