import type { ConversationFacts } from './facts';
import type { Instant } from './instant';
import { openUntil } from './open-hours';
import type { Policy } from './policy';
import { rotaOf } from './rota-of';
import { onShift } from './shifts';

/**
 * Whether nobody is at the desk for this conversation: by the hours of its rota, else by the shifts. Where neither is
 * written nobody knows, and it counts as attended.
 */
export function deskIsUnattended({ snapshot }: ConversationFacts, now: Instant, policy: Policy): boolean {
  const rota = snapshot === null ? null : rotaOf(policy.onCall, snapshot);
  if (rota !== null && rota.hours.length > 0) return openUntil(rota, [], now) === null;
  return policy.shifts.length > 0 && onShift(policy, now).length === 0;
}
