import type { HelplineEvent } from './event';
import type { ConversationFacts } from './facts';
import { later, SECOND } from './instant';

/** Somebody deleted the conversation in Chatwoot, which tells nobody of it; or it was looked for there, and found. */
export function learnGone(facts: ConversationFacts, event: HelplineEvent): ConversationFacts {
  switch (event.kind) {
    case 'conversation-gone':
      return { ...facts, goneAt: later(facts.goneAt ?? null, event.at) ?? event.at };
    case 'conversation-there':
      return { ...facts, thereAt: later(facts.thereAt ?? null, event.at) ?? event.at };
    default:
      return facts;
  }
}

/**
 * Found there later, or an account by Chatwoot of a later moment: it is there again, such as from a backup. A backup's own
 * account is as old as the backup, so it is our own looking that tells.
 */
export function isGone({ goneAt, thereAt, snapshot }: ConversationFacts): boolean {
  return goneAt !== undefined && Math.max(thereAt ?? 0, (snapshot?.version ?? 0) * SECOND) <= goneAt;
}
