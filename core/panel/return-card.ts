import { z } from 'zod';
import type { ConversationFacts } from '../kernel/facts';
import type { Instant } from '../kernel/instant';
import { boundaryOf } from '../kernel/known-boundary';
import { OUTCOME_WORDS } from '../kernel/outcome';
import { standingOf } from '../kernel/owner-of';
import type { Policy } from '../kernel/policy';
import { cameBackAt } from '../kernel/returned';

const place = z.object({ conversationId: z.number(), messageId: z.number(), at: z.number() });

/**
 * What whoever meets a returning client sees at once (B5.7, E10): how it ended, what was agreed, and that it may be someone
 * else (B3.8). Not the story. Null: nobody came back. What was said of being safe and *If cut off* stand in the view itself.
 */
export const returnCard = z
  .object({
    /** When they came back. */
    at: z.number(),
    ended: z.object({ words: z.string(), at: z.number() }).nullable(),
    /** The note that tells the last agreed step. */
    agreed: place.nullable(),
  })
  .nullable();

export function presentReturn(facts: ConversationFacts, _now: Instant, policy: Policy): z.output<typeof returnCard> {
  const { ended, agreed } = boundaryOf(facts);
  const wroteAfter = standingOf(facts);
  const reopened =
    ended && wroteAfter.kind === 'unanswered' && wroteAfter.since >= ended.at - 1_000 ? wroteAfter.since : null;
  const back = reopened ?? cameBackAt(facts, policy.texting.returnAfter);
  if (back === null) return null;
  return {
    at: back,
    ended: ended && { words: OUTCOME_WORDS[policy.language][ended.outcome], at: ended.at },
    agreed: agreed && { conversationId: agreed.conversationId, messageId: agreed.messageId, at: agreed.at },
  };
}
