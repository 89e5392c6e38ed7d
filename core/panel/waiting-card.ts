import { z } from 'zod';
import type { ConversationFacts } from '../kernel/facts';
import type { Instant } from '../kernel/instant';
import type { Policy } from '../kernel/policy';
import { waitOf } from '../waiting/wait';

/** The client's wait for a person. `readingSaidAt`: when somebody last said "I am here and reading". */
export const waitingCard = z.object({
  waits: z.object({ since: z.number(), dueAt: z.number(), overdue: z.boolean() }).nullable(),
  readingSaidAt: z.number().nullable(),
});

export function presentWaiting(facts: ConversationFacts, now: Instant, policy: Policy): z.output<typeof waitingCard> {
  const wait = waitOf(facts, policy);
  return {
    waits: wait && { since: wait.since, dueAt: wait.dueAt, overdue: now >= wait.dueAt },
    readingSaidAt: facts.waiting.readingSaidAt,
  };
}
