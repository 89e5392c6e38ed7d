import { readText } from '../core/kernel/read-text';
import { readSentText } from '../core/kernel/sent-text';

const LONG = 150_000;
const ROUNDS = 5;

/** Signs of which a long text has been slow to read somewhere: joined ones, marks without a letter, halves of a sign. */
const SIGNS: readonly (readonly [what: string, sign: string])[] = [
  ['letters', 'a'],
  ['emoji', '👨‍👩‍👧'],
  ['combining marks', '\u0301'],
  ['lone surrogates', '\ud83d'],
  ['NUL', '\0'],
];

/** `npm run bench -- texts`: how long the longest text that anybody could send holds up the door, received and sent. */
export function texts(): Promise<void> {
  for (const [what, sign] of SIGNS) {
    const text = sign.repeat(LONG / sign.length);
    console.log(
      `${LONG} of ${what}: read in ${best(() => readText(text))} ms, counted in ${best(() => readSentText(text))} ms`,
    );
  }
  return Promise.resolve();
}

function best(run: () => unknown): string {
  const took = Array.from({ length: ROUNDS }, () => {
    const began = performance.now();
    run();
    return performance.now() - began;
  });
  return Math.min(...took).toFixed(1);
}
