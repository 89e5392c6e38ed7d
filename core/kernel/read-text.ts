import { letterOf } from './letter';
import { isCourtesy } from './courtesy';
import { keywordOf, type MoreWords } from './keywords';
import { seemsOf } from './seems';
import { segmentsOf } from './segments';
import type { TextFacts } from './text-facts';
import { withdraws } from './withdraws';

/** Texts are read up to here; what a client pastes beyond it changes no rule, and must not cost the others their time. */
const READ_UP_TO = 20_000;

/**
 * The only place in the rules that ever sees a client's words: what comes out are counts and a class, and the words are
 * dropped by the caller. Takes any string, lone surrogates and NUL among them, and never throws. `characters` are code
 * points; both counts stand for the part that was read.
 */
export function readText(text: string, more: MoreWords | null = null): TextFacts {
  const read = text.length > READ_UP_TO ? text.slice(0, READ_UP_TO) : text;
  const keyword = keywordOf(text, more);
  const seems = keyword === null ? seemsOf(text) : null;
  const letter = keyword === null ? letterOf(text) : null;
  return {
    ...segmentsOf(read),
    characters: codePoints(read),
    keyword,
    ...(seems === null ? {} : { seems }),
    ...(letter === null ? {} : { letter }),
    ...(isCourtesy(text) ? { courtesy: true as const } : {}),
    ...(withdraws(text) ? { withdraws: true as const } : {}),
  };
}

function codePoints(text: string): number {
  let count = 0;
  for (const character of text) count += character === '' ? 0 : 1;
  return count;
}
