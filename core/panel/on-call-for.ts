import type { ConversationFacts } from '../kernel/facts';
import { rotaOf } from '../kernel/rota-of';
import type { Situation } from '../kernel/room';
import { onCallAt } from '../on-call/on-call-at';

/** Who is on call for this conversation now by the rota of the policy, for rooms that may not know it; nobody: none. */
export function onCallFor({ facts, policy, now }: Situation<ConversationFacts>): readonly number[] {
  const rota = facts.snapshot === null ? null : rotaOf(policy.onCall, facts.snapshot);
  return rota === null ? [] : onCallAt(rota, [], now).people;
}
