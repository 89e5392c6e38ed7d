import { z } from 'zod';
import type { ConversationFacts } from '../kernel/facts';
import type { Instant } from '../kernel/instant';
import type { Policy } from '../kernel/policy';
import { waitOf } from '../waiting/wait';

/** Whose telephones ring for this client; null: nobody's. Agents by their ids, as everywhere. */
export const onCallCard = z
  .object({
    state: z.enum(['ringing', 'taken']),
    /** Since when they ring, and when the newest step paged, or somebody took it. */
    since: z.number(),
    at: z.number(),
    people: z.array(z.number()),
    by: z.number().nullable(),
  })
  .nullable();

export function presentOnCall(facts: ConversationFacts, _now: Instant, policy: Policy): z.output<typeof onCallCard> {
  const ring = facts.forwarding?.ring;
  if (!ring || ring.state === 'over' || waitOf(facts, policy) === null) return null;
  const { state, since, at, people, by } = ring;
  return { state, since, at, people: [...people], by };
}
