import type { LadderText } from '../../core/kernel/quiet-memory';
import { readSentText } from '../../core/kernel/sent-text';
import type { SentText } from '../../core/kernel/text-facts';
import type { Us } from './us';

/** What is kept of a text of ours, whoever tells of it first: what it costs, and which text of the ladder it is. */
export function ownWords(content: string, us: Us): { text: SentText; said?: LadderText } {
  const said = us.whichText?.(content) ?? null;
  return { text: readSentText(content), ...(said !== null && { said }) };
}
