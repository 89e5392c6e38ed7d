import { z } from 'zod';
import type { ConversationFacts } from '../kernel/facts';
import { later, type Instant } from '../kernel/instant';
import { boundaryOf } from '../kernel/known-boundary';
import { OUTCOME_WORDS } from '../kernel/outcome';
import type { Policy } from '../kernel/policy';
import { cameBackAt } from '../kernel/returned';
import { safeOn } from '../kernel/safe';
import { texts } from '../kernel/thread';

const place = z.object({ conversationId: z.number(), messageId: z.number(), at: z.number() });

/**
 * What whoever meets a returning client sees at once (B5.7, E10): how it ended, what was agreed, and that it may be someone
 * else (B3.8). Not the story. Null: nobody came back. What was said of being safe and *If cut off* stand in the view itself.
 */
export const returnCard = z
  .object({
    /** When they came back. */
    at: z.number(),
    /** When they said, since then, that it is OK to write here: then it warns no more. Null: nobody noted it, or it counts no more. */
    checkedAt: z.number().nullable(),
    ended: z.object({ words: z.string(), at: z.number() }).nullable(),
    /** The note that tells the last agreed step. */
    agreed: place.nullable(),
  })
  .nullable();

export function presentReturn(facts: ConversationFacts, now: Instant, policy: Policy): z.output<typeof returnCard> {
  const { ended, agreed } = boundaryOf(facts);
  const back = later(ended && wroteAfter(facts, ended.at), cameBackAt(facts, policy.texting.returnAfter));
  if (back === null) return null;
  return {
    at: back,
    checkedAt: checkedSince(facts, isRemembered(facts, ended?.at ?? 0) ? back : (ended?.at ?? back), now, policy),
    ended: ended && { words: OUTCOME_WORDS[policy.language][ended.outcome], at: ended.at },
    agreed: agreed && { conversationId: agreed.conversationId, messageId: agreed.messageId, at: agreed.at },
  };
}

/** Chatwoot's list tells whole seconds. */
const A_SECOND = 1_000;

/** When they wrote first after that moment, as far as it is remembered; a courtesy is no return. */
const wroteAfter = ({ thread }: ConversationFacts, end: Instant): Instant | null =>
  texts(thread).find(({ at, courtesy }) => at >= end - A_SECOND && !courtesy)?.at ?? null;

/** Of a long conversation only the newest texts are remembered: whether that moment is still among them. */
const isRemembered = ({ thread }: ConversationFacts, moment: Instant): boolean =>
  texts(thread).some(({ at }) => at < moment);

/** A "yes" that came after they were back, and that nothing has overruled since; whether it has run out is told elsewhere. */
function checkedSince(facts: ConversationFacts, back: Instant, now: Instant, policy: Policy): Instant | null {
  const channel = facts.snapshot?.channel ?? 'other';
  const safe = safeOn(boundaryOf(facts), channel, now, cameBackAt(facts, policy.texting.returnAfter));
  return (safe.kind === 'yes' || safe.kind === 'expired') && safe.saidAt >= back ? safe.saidAt : null;
}
