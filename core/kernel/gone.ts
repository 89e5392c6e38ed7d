import type { HelplineEvent } from './event';
import type { ConversationFacts } from './facts';
import { later, SECOND } from './instant';

/** Somebody deleted the conversation in Chatwoot, which tells nobody of it. */
export function learnGone(facts: ConversationFacts, event: HelplineEvent): ConversationFacts {
  return event.kind === 'conversation-gone'
    ? { ...facts, goneAt: later(facts.goneAt ?? null, event.at) ?? event.at }
    : facts;
}

/** An account by Chatwoot of a later moment is one of a conversation that is there again, such as from a backup. */
export const isGone = ({ goneAt, snapshot }: ConversationFacts): boolean =>
  goneAt !== undefined && (snapshot?.version ?? 0) * SECOND <= goneAt;
