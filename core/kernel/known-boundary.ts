import { NO_BOUNDARY, type Boundary, type OptOut } from './boundary';
import type { ConversationFacts } from './facts';
import { DAY, later, type Duration, type Instant } from './instant';
import { joinBoundary, textsOnce } from './join-boundary';
import { lastAsked } from './last-asked';
import type { HeardCommand, SafetyMemory } from './safety';

/** A question whether they want texts stays open this long, or until they write anything else (B8.10). */
const QUESTION_OPEN: Duration = DAY;

/** All that a conversation knows of its client's boundary, with what an advocate said a moment ago and nobody answered. */
export const boundaryOf = lastAsked((facts: ConversationFacts): Boundary =>
  joinBoundary(settledBoundary(facts), pendingBoundary(facts)),
);

/** The same without commands that our bot has not answered yet: what may be told to others. */
export function settledBoundary(facts: ConversationFacts): Boundary {
  const { own, heard } = facts.safety;
  return joinBoundary(joinBoundary(own, heard), { ...NO_BOUNDARY, texts: consentOf(facts) });
}

/** What the client's texts say of texting. Only in text messages: in a web chat these are ordinary words. */
export function consentOf({ safety, snapshot }: ConversationFacts): Boundary['texts'] {
  // While the channel is not known, an opt-out counts and an opt-in does not.
  const channel = snapshot?.channel ?? null;
  if (channel !== 'sms' && channel !== null) return NO_BOUNDARY.texts;
  const stop = newestAt(safety.words.stop);
  const outs: OptOut[] = [
    ...(stop === null ? [] : [{ at: stop, how: 'word' as const }]),
    ...(safety.blockedAt === null ? [] : [{ at: safety.blockedAt, how: 'carrier' as const }]),
  ];
  const out = outs.reduce<OptOut | null>((best, one) => (best === null || one.at > best.at ? one : best), null);
  if (channel === null) return { out, inAt: null };
  return { out, inAt: later(newestAt(safety.words.start), yesAt(safety)) };
}

const newestAt = (texts: SafetyMemory['words']['stop']): Instant | null =>
  textsOnce(texts).reduce<Instant | null>((best, { at }) => later(best, at), null);

/** "Yes" opts in only as the first text after our question (B8.10); else it is an answer to something else. */
function yesAt({ words, own, optInAskedAt }: SafetyMemory): Instant | null {
  if (optInAskedAt === null) return null;
  const next = textsOnce(own.wrote).find(({ at }) => at > optInAskedAt);
  if (!next || next.at > optInAskedAt + QUESTION_OPEN) return null;
  return words.yes.some(({ messageId }) => messageId === next.messageId) ? next.at : null;
}

/** A command that tightens counts from the moment it is heard; one that our bot refused never did. */
function pendingBoundary({ safety, subject }: ConversationFacts): Boundary {
  const pending = safety.commands.filter(
    (one) => !safety.answered.some(({ messageId }) => messageId === one.messageId),
  );
  return pending.reduce((sofar, one) => joinBoundary(sofar, tightened(one, subject.conversationId)), NO_BOUNDARY);
}

function tightened({ command, at, agentId }: HeardCommand, conversationId: number): Boundary {
  const fall = { at, conversationId, by: agentId };
  switch (command.name) {
    case 'hold':
      return { ...NO_BOUNDARY, falls: { ...NO_BOUNDARY.falls, notSafe: fall } };
    case 'rest':
      return { ...NO_BOUNDARY, falls: { ...NO_BOUNDARY.falls, doNotContact: fall } };
    case 'optout':
      return { ...NO_BOUNDARY, texts: { out: { at, how: 'advocate' }, inAt: null } };
    case 'no':
      return { ...NO_BOUNDARY, deniedAt: at };
    default:
      return NO_BOUNDARY;
  }
}
