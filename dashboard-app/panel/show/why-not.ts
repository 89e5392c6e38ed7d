import type { NotDone } from '../ask/send-command';
import type { Words } from './words';

/**
 * Why something that was asked for once was not done, and what to do. The whole page is asked for again by itself; what
 * somebody clicked is not. `own`: what our service said.
 */
const whyNot = ({ asked, refused, refusedElse }: Words, code: NotDone, own: string | null): string =>
  asked[code] ?? refused[code] ?? own ?? refusedElse;

/** Of a click. Without an answer nobody can say that it was not done. */
export const whyNotDone = (words: Words, code: NotDone, own: string | null): string =>
  code === 'unreachable' ? words.outcome.unsure : `${words.outcome.failed} ${whyNot(words, code, own)}`;

/** Of reading a private note. That it is gone is said when it is known, and of nothing else. */
export function whyNotRead(words: Words, code: NotDone, own: string | null): string {
  const { gone, noAnswer, notRead } = words.note;
  if (code === 'not-found') return gone;
  return notRead(code === 'unreachable' || code === 'not-here' ? noAnswer : whyNot(words, code, own));
}
