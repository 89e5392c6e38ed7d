import type { ConversationFacts } from './facts';
import { SECOND } from './instant';
import { lastInbound } from './thread';

/** Closed or snoozed, and no text came since: nobody waits there. A newer text opens it again in Chatwoot. */
export function isPutAway({ snapshot, thread }: ConversationFacts): boolean {
  if (snapshot === null || snapshot.status === 'open' || snapshot.status === 'pending') return false;
  return (lastInbound(thread)?.at ?? 0) <= snapshot.version * SECOND;
}
