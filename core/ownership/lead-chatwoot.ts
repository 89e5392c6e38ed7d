import type { Wish } from '../kernel/effect';
import type { ConversationFacts } from '../kernel/facts';
import { ownerOf, takenBy } from '../kernel/owner-of';
import { LED_FOR } from '../kernel/ownership';
import type { Situation } from '../kernel/room';

/**
 * Chatwoot's assignee is the truth everyone sees. After each take it is led there, once, and only while it shows whom it
 * showed then; afterwards ours follows it. So a person's choice in Chatwoot always stays, and nothing goes round in circles.
 */
export function leadWishes({ facts, now }: Situation<ConversationFacts>): Wish[] {
  const { snapshot } = facts;
  const taken = takenBy(facts);
  if (!taken || snapshot?.status !== 'open' || now >= taken.at + LED_FOR) return [];
  const agentId = taken.owner?.agentId ?? null;
  const was = snapshot.assigneeId;
  // Followed already: somebody chose otherwise meanwhile.
  if (was === agentId || (ownerOf(facts)?.agentId ?? null) !== agentId) return [];
  const { taking, at: takenAt } = taken;
  const effect = { kind: 'assign', agentId, was, taking, takenAt, deadline: takenAt + LED_FOR } as const;
  return [{ cause: `own-lead-${taking}`, effect }];
}
