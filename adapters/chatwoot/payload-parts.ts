import { z } from 'zod';

/** The parts that webhooks and REST answers share. Only what is read is named; the rest is dropped, unlooked at. */

/** Chatwoot's id of something: a whole number above zero. */
export const id = z.int().positive();

/** Seconds since 1970; 0 stands for "never". */
export const epoch = z.number().nonnegative();

/**
 * What is not needed to know what a payload is about is caught: one odd field must not cost us a message, nor one odd
 * conversation a whole list. What is caught falls to the safe side: nobody wrote it (so it answers nobody), and the
 * conversation is open (so its timers run).
 */
export const contentAttributes = z
  .object({
    helpline: z.unknown().optional(),
    external_error: z.unknown().optional(),
    deleted: z.unknown().optional(),
    automation_rule_id: z.unknown().optional(),
  })
  .nullish()
  .catch(null);

export type ContentAttributes = NonNullable<z.infer<typeof contentAttributes>>;

/** A contact has no `type` in a webhook and "contact" in REST; people are "user", robots "agent_bot" or another word. */
export const sender = z.object({ id, type: z.string().optional() }).nullish().catch(null);

export type Sender = z.infer<typeof sender>;

/** What webhooks and REST say of a conversation in the same words. */
export const conversationParts = {
  id,
  inbox_id: id,
  status: z.enum(['open', 'resolved', 'pending', 'snoozed']).catch('open'),
  priority: z.enum(['low', 'medium', 'high', 'urgent']).nullish().catch(null),
  created_at: epoch,
  /** With a fraction: the version of the conversation. */
  updated_at: z.number().positive(),
  contact_last_seen_at: epoch.nullish().catch(null),
  labels: z.array(z.string()).nullish().catch(null),
  custom_attributes: z.record(z.string(), z.unknown()).nullish().catch(null),
};

/** Of a web chat a random id, of a text message the telephone number: read in one place, kept nowhere. */
export const contactInbox = z.object({ source_id: z.string() }).nullish().catch(null);

/** Muted: Chatwoot keeps such a contact's conversations closed, and notifies nobody. */
export const blocked = z.boolean().nullish().catch(null);

const someone = z.object({ id }).nullish().catch(null);

export const metaParts = { assignee: someone, assignee_type: z.string().nullish().catch(null), team: someone };
