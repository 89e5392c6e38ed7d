import type { ConversationFacts } from '../kernel/facts';
import { HOUR, type Duration, type Instant } from '../kernel/instant';
import type { Letter, LetterHeard } from '../kernel/quiet-memory';
import { lastInbound, texts } from '../kernel/thread';

/** The question for one sign stays open this long, or until they write anything at all. */
const OPEN_FOR: Duration = 12 * HOUR;

/**
 * Their newest answer of one sign (E30). It counts only as the first text after our question: later or unasked, "2" is
 * two children, a street number, anything.
 */
export function letterAnswer({ quiet, thread }: ConversationFacts): LetterHeard | null {
  const answer = quiet.answers.at(-1);
  if (!answer) return null;
  const asked = quiet.texts
    .filter(({ said, messageId }) => said === 'one-letter' && messageId < answer.messageId)
    .at(-1);
  if (!asked || answer.at >= asked.at + OPEN_FOR) return null;
  const between = texts(thread).some((one) => one.messageId > asked.messageId && one.messageId < answer.messageId);
  return between ? null : answer;
}

/** What they answered, if that is the last they wrote. */
export function lastLetter(facts: ConversationFacts): Letter | null {
  const answer = letterAnswer(facts);
  return answer !== null && lastInbound(facts.thread)?.messageId === answer.messageId ? answer.letter : null;
}

/** Until when one of these signs would be understood; null when no such question is open. */
export function questionOpenUntil({ quiet, thread }: ConversationFacts): Instant | null {
  const asked = quiet.texts.filter(({ said }) => said === 'one-letter').at(-1);
  if (!asked || (lastInbound(thread)?.messageId ?? 0) > asked.messageId) return null;
  return asked.at + OPEN_FOR;
}
