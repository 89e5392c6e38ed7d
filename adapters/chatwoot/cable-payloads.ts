import { z } from 'zod';
import { restMessage } from './rest-payloads';

/** ActionCable's own frames: a `type`, or a message to one of our subscriptions. */
export const cableFrame = z.object({
  type: z.string().nullish(),
  identifier: z.string().nullish(),
  message: z.unknown().optional(),
});

/** What Chatwoot tells agents' screens. Every `data` says the account. */
export const cableMessage = z.object({
  event: z.string(),
  data: z.looseObject({ account_id: z.number().nullish().catch(null) }),
});

/** A message as REST has it, and since when it is so: unlike its webhook it says its own status. */
export const cableToldMessage = restMessage.extend({
  updated_at: z.iso.datetime({ offset: true }).nullish().catch(null),
});

export type CableToldMessage = z.infer<typeof cableToldMessage>;
