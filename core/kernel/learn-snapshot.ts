import type { HelplineEvent } from './event';
import type { ConversationFacts } from './facts';
import { newestOf } from './same';

/** Chatwoot's own account of a conversation: the newest version wins, in whatever order they come. */
export function learnSnapshot(facts: ConversationFacts, event: HelplineEvent): ConversationFacts {
  if (event.kind !== 'conversation-changed') return facts;
  return { ...facts, snapshot: newestOf(facts.snapshot, event.snapshot, (one) => one.version) };
}
