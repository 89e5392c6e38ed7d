import type { Channel } from '../kernel/channel';
import type { ConversationFacts } from '../kernel/facts';
import { later, type Duration, type Instant } from '../kernel/instant';
import type { InboxPolicy, Policy } from '../kernel/policy';
import { unansweredTexts } from '../kernel/owner-of';
import { isPutAway } from '../kernel/put-away';
import type { Inbound } from '../kernel/thread';

/** A client waits: for which of their texts, since when, and until when that is within the agency's policy (B2.2). */
export type Wait = { messageId: number; since: Instant; channel: Channel; dueAt: Instant };

/**
 * The client's wait for a person, or null. Whoever is assigned does not matter: Chatwoot assigns by itself. "I am here
 * and reading" moves the due time, an advocate's typing does not.
 */
export function waitOf(facts: ConversationFacts, policy: Policy): Wait | null {
  const [oldest] = unansweredTexts(facts);
  if (!oldest || isPutAway(facts)) return null;
  const channel = facts.snapshot?.channel ?? 'other';
  const first = facts.thread.answer === null;
  const dueAt = helpAt(facts, oldest) ?? oldest.at + allowed(channel, first, inboxPolicy(facts, policy), policy);
  const { readingSaidAt } = facts.waiting;
  const readUntil = readingSaidAt === null ? null : readingSaidAt + readingPause(facts, policy);
  return { messageId: oldest.messageId, since: oldest.at, channel, dueAt: later(dueAt, readUntil) ?? dueAt };
}

/** HELP by text is a call for a person at once, whatever else the carrier answers (B8.9). */
function helpAt({ safety, snapshot }: ConversationFacts, oldest: Inbound): Instant | null {
  if (snapshot?.channel !== 'sms') return null;
  return safety.words.help.find(({ messageId }) => messageId >= oldest.messageId)?.at ?? null;
}

function allowed(channel: Channel, first: boolean, inbox: InboxPolicy, { waiting }: Policy): Duration {
  if (first) return inbox.waiting?.firstAnswer ?? waiting.firstAnswer[channel];
  return inbox.waiting?.laterTurn ?? waiting.laterTurn[channel];
}

function inboxPolicy({ snapshot }: ConversationFacts, policy: Policy): InboxPolicy {
  return (snapshot && policy.inboxes[snapshot.inboxId]) ?? {};
}

const readingPause = (facts: ConversationFacts, policy: Policy): Duration =>
  inboxPolicy(facts, policy).waiting?.readingPause ?? policy.waiting.readingPause;

export const repeatAfter = (facts: ConversationFacts, policy: Policy): Duration =>
  inboxPolicy(facts, policy).waiting?.repeatAfter ?? policy.waiting.repeatAfter;
