import { z } from 'zod';
import type { ConversationFacts } from '../kernel/facts';

/** B3.6, B3.7: whether it is OK to write here is asked first. `isNew`: no person of ours has answered yet; robots do not count. */
export const openingCard = z.object({ isNew: z.boolean() });

export const presentOpening = ({ thread }: ConversationFacts): z.output<typeof openingCard> => ({
  isNew: thread.answer === null,
});
