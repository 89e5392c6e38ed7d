import type { ConversationFacts } from './facts';
import { isGone } from './gone';
import { SECOND } from './instant';
import { lastInbound } from './thread';

/** Deleted; or closed or snoozed, and no text came since: nobody waits there. A newer text opens it again in Chatwoot. */
export function isPutAway(facts: ConversationFacts): boolean {
  const { snapshot, thread } = facts;
  if (isGone(facts)) return true;
  if (snapshot === null || snapshot.status === 'open' || snapshot.status === 'pending') return false;
  return (lastInbound(thread)?.at ?? 0) <= snapshot.version * SECOND;
}
