import { z } from 'zod';
import { blocked, contactInbox, contentAttributes, conversationParts, id, metaParts, sender } from './payload-parts';

/** Chatwoot's webhooks, only the fields that are read. `chatwoot-events.md` section 7 has how they differ from REST. */

/** Chatwoot writes "2026-06-17T12:36:42.123Z". */
const moment = z.iso.datetime({ offset: true });

const account = z.object({ id }).nullish();

export const webhookEnvelope = z.object({ event: z.string(), account });

/** Before 4.14.2 a conversation did not say its account. */
export const webhookConversation = z.object({
  ...conversationParts,
  account,
  channel: z.string().nullish().catch(null),
  contact_inbox: contactInbox,
  meta: z.object({ ...metaParts, sender: z.object({ id, blocked }).nullish().catch(null) }),
});

/**
 * Of the conversation inside a message only what the message needs: an odd conversation must not cost us a message.
 * `messages` has the newest public message, which is not always the one that this webhook is about.
 */
export const webhookMessage = z.object({
  account,
  id,
  message_type: z.string(),
  private: z.boolean(),
  created_at: moment,
  content: z.string().nullish(),
  content_attributes: contentAttributes,
  source_id: z.string().nullish().catch(null),
  sender,
  conversation: z.object({
    id,
    messages: z
      .array(z.object({ id, status: z.string(), updated_at: moment }))
      .nullish()
      .catch(null),
  }),
});

/** `is_private` is whatever the agent's browser sent: a boolean or its name. */
export const webhookTyping = z.object({
  user: sender,
  is_private: z.union([z.boolean(), z.string()]).nullish(),
  conversation: z.object({ id, account }),
});

export type WebhookConversation = z.infer<typeof webhookConversation>;
export type WebhookMessage = z.infer<typeof webhookMessage>;
export type WebhookTyping = z.infer<typeof webhookTyping>;
