import type { ConversationSnapshot, HelplineEvent } from './event';
import type { ConversationFacts } from './facts';
import { later, SECOND, type Instant } from './instant';
import { newestOf } from './same';

/** Chatwoot's own account of a conversation: the newest version wins, in whatever order they come. */
export function learnSnapshot(facts: ConversationFacts, event: HelplineEvent): ConversationFacts {
  if (event.kind !== 'conversation-changed') return facts;
  const { unmutedAt, ...rest } = facts;
  const snapshot = newestOf(facts.snapshot, event.snapshot, (one) => one.version);
  const told = { ...rest, snapshot };
  // Where the newest account itself says so, nothing is kept beside it.
  if (unmuted(snapshot) !== null) return told;
  const until = [unmutedAt ?? null, unmuted(facts.snapshot), unmuted(event.snapshot)].reduce(later);
  return until === null ? told : { ...told, unmutedAt: until };
}

/** The moment of an account by which the client is not muted; one without a client says nothing of it. */
const unmuted = (one: ConversationSnapshot | null): Instant | null =>
  one && one.contactId !== null && !one.blocked ? one.version * SECOND : null;
