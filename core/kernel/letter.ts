import { folded } from './keywords';
import type { Letter } from './quiet-memory';

const LETTERS: readonly Letter[] = [1, 2, 3];

/** No answer of one sign is longer, with all that a phone may put around it. */
const LONGEST = 8;

/**
 * The answer of one sign that this message is as a whole (E30): "2", "2.", "(2)", "２". None of them is a word of opt-out,
 * opt-in or help, which come first; and whether a "2" is an answer, only an open question can tell.
 */
export function letterOf(text: string): Letter | null {
  if (text.length > LONGEST) return null;
  const sign = folded(text);
  return LETTERS.find((letter) => String(letter) === sign) ?? null;
}
