import type { ConversationSnapshot } from '../kernel/event';
import type { Policy } from '../kernel/policy';
import type { QuietPolicy } from '../kernel/quiet-policy';

/** What holds for a client who goes quiet in this conversation's inbox. */
export function quietPolicyOf({ inboxId, channel }: ConversationSnapshot, policy: Policy): QuietPolicy {
  const { ladder, arrivalUnknown, ...own } = policy.inboxes[inboxId]?.quiet ?? {};
  const { ladders, arrivalUnknown: usually } = policy.quiet;
  return {
    ...policy.quiet,
    ...own,
    ladders: ladder ? { ...ladders, [channel]: ladder } : ladders,
    arrivalUnknown: arrivalUnknown ? { ...usually, [channel]: arrivalUnknown } : usually,
  };
}
