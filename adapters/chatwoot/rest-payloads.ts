import { z } from 'zod';
import {
  blocked,
  contactInbox,
  contentAttributes,
  conversationParts,
  epoch,
  id,
  metaParts,
  sender,
} from './payload-parts';

/** Chatwoot's REST answers, only the fields that are read. */

const availability = z.enum(['online', 'busy', 'offline']);

export const restConversation = z.object({
  ...conversationParts,
  last_activity_at: epoch.nullish().catch(null),
  /** The only place where a list tells whose chat it is. */
  last_non_activity_message: z
    .object({ conversation: z.object({ contact_inbox: contactInbox }) })
    .nullish()
    .catch(null),
  meta: z.object({
    ...metaParts,
    channel: z.string().nullish().catch(null),
    /** `availability_status` is Chatwoot's dot. */
    sender: z
      .object({ id, blocked, availability_status: availability.nullish().catch(null) })
      .nullish()
      .catch(null),
  }),
});

/** 0 incoming, 1 outgoing, 2 activity (nobody said it), 3 template. */
export const restMessage = z.object({
  id,
  conversation_id: id,
  message_type: z.number(),
  private: z.boolean(),
  created_at: epoch,
  content: z.string().nullish(),
  content_attributes: contentAttributes,
  source_id: z.string().nullish().catch(null),
  status: z.string().nullish().catch(null),
  sender,
});

export const restConversations = z.object({ data: z.object({ payload: z.array(restConversation) }) });
export const restOfContact = z.object({ payload: z.array(restConversation) });
export const restMessages = z.object({ payload: z.array(restMessage) });

export const restAgents = z.array(
  z.object({ id, name: z.string(), role: z.string(), availability_status: availability.nullish().catch(null) }),
);

/** The answer holds secrets of the channels; none of them is looked at. */
export const restInboxes = z.object({
  payload: z.array(
    z
      .object({
        id,
        name: z.string(),
        greeting_enabled: z.boolean().nullish().catch(null),
        working_hours_enabled: z.boolean().nullish().catch(null),
        out_of_office_message: z.string().nullish().catch(null),
      })
      .transform(({ id, name, ...rest }) => ({
        id,
        name,
        answersItself:
          rest.greeting_enabled === true ||
          (rest.working_hours_enabled === true && Boolean(rest.out_of_office_message?.trim())),
      })),
  ),
});

export type RestConversation = z.infer<typeof restConversation>;
/** Holds the client's words: it goes straight into `translateMessages` and nowhere else. */
export type RestMessage = z.infer<typeof restMessage>;
