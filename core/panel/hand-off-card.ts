import { z } from 'zod';
import type { ConversationFacts } from '../kernel/facts';
import { newestHandOff, SHOWN_FOR, URGENCIES } from '../kernel/hand-off';
import type { Instant } from '../kernel/instant';
import type { Policy } from '../kernel/policy';
import { receiver } from './receiver';

const at = z.number();

/** The newest hand-off: from whom to whom, and whether it was read back. Its words stand in Chatwoot's note and nowhere else. */
export const handOffCard = z
  .object({
    noteId: z.number(),
    at,
    by: z.number(),
    to: receiver,
    urgency: z.enum(URGENCIES),
    readBack: z.object({ by: z.number(), at }).nullable(),
    /** Until then the panel shows it (B5.6). The note stays in Chatwoot until it is deleted there. */
    until: at,
  })
  .nullable();

export function presentHandOff(facts: ConversationFacts, now: Instant, _policy: Policy): z.output<typeof handOffCard> {
  const handOff = newestHandOff(facts);
  if (handOff === null || now >= handOff.at + SHOWN_FOR) return null;
  return { ...handOff, to: { ...handOff.to }, until: handOff.at + SHOWN_FOR };
}

/** When it is no longer shown. */
export function handOffChangesAt(facts: ConversationFacts, now: Instant): Instant | null {
  const handOff = newestHandOff(facts);
  return handOff !== null && handOff.at + SHOWN_FOR > now ? handOff.at + SHOWN_FOR : null;
}
