import { HOUR, type Duration, type Instant } from '../kernel/instant';
import type { Ring } from './ring';

/** No I, L or O, which look like figures, and neither Y nor N, which are answers to something else. */
const LETTERS = [...'ABCDEFGHJKMPQRSTUVWXZ'];

/** A letter is not given to another ring for this long, so that a late reply takes nothing. */
const RESTS: Duration = 6 * HOUR;

/** The letter of a new ring: the next one that none had lately; with all of them in use, the one that rested longest. */
export function nextLetter(rings: readonly Ring[], now: Instant): string {
  const lastUse = (letter: string): Instant =>
    Math.max(...rings.filter((ring) => ring.letter === letter).map(({ steps }) => steps.at(-1)?.at ?? 0), 0);
  const place = LETTERS.indexOf(rings.at(-1)?.letter ?? 'Z') + 1;
  const inTurn = [...LETTERS.slice(place), ...LETTERS.slice(0, place)];
  return (
    inTurn.find((letter) => lastUse(letter) < now - RESTS) ?? inTurn.sort((a, b) => lastUse(a) - lastUse(b))[0] ?? 'A'
  );
}
