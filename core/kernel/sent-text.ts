import { plainSign } from './plain-sign';
import { segmentsOf } from './segments';
import { costOfText, type DearSign } from './text-cost';
import type { SentText, WhyDear } from './text-facts';

/** A text longer than this is no text message; it is counted as what was read of it. */
const READ_UP_TO = 10_000;

/** What is kept of a text of ours that went out: what it costs, and why, as a class. The words are dropped by the caller. */
export function readSentText(text: string): SentText {
  const read = text.slice(0, READ_UP_TO);
  const { segments, dear } = costOfText(read);
  const tollFree = segments > 1 ? segmentsOf(read, 'toll-free').segments : segments;
  return {
    segments,
    ...(tollFree === segments ? {} : { tollFree }),
    ...(dear === null ? {} : { dear: dear.kind === 'length' ? 'length' : classOf(dear.signs) }),
  };
}

/** Accents are meant, quotes are the keyboard's: what an advocate can do about each differs. The likeliest culprit counts. */
function classOf(signs: readonly DearSign[]): Exclude<WhyDear, 'length'> {
  if (signs.some(({ sign }) => plainSign(sign) === null)) return 'emoji';
  return signs.some(({ sign }) => /^\p{L}\p{M}*$/u.test(sign)) ? 'accent' : 'quote';
}
