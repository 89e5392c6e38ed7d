import { z } from 'zod';

/** The states of Twilio's Message resource. A word that is not among them is one that we do not know yet. */
const STATES = [
  'accepted',
  'scheduled',
  'queued',
  'sending',
  'sent',
  'delivered',
  'undelivered',
  'failed',
  'canceled',
  'read',
  'partially_delivered',
] as const;

/** Of Twilio's answer only what is read. It also holds both telephone numbers and the words: none of them is looked at. */
export const twilioMessage = z.object({
  sid: z.string(),
  status: z.enum([...STATES, 'unknown']).catch('unknown'),
  error_code: z.int().positive().nullish().catch(null),
  /** A number as text; "0" until it is known (B8.14). */
  num_segments: z
    .string()
    .regex(/^\d{1,3}$/)
    .nullish()
    .catch(null),
  /** As in an e-mail: "Sun, 22 Nov 2026 01:26:44 +0000". */
  date_updated: z.string().nullish().catch(null),
});

/** Of a call only what it costs: which it is, whether it is over, and how long it was, in seconds as text. */
export const twilioCall = z.object({
  sid: z.string(),
  status: z.string().catch(''),
  duration: z.string().nullish().catch(null),
});

/** Numbers come as text. A word that is no number makes the whole answer odd. */
const amount = z.union([z.number(), z.string().regex(/^-?\d+(\.\d+)?$/)]).transform(Number);

export const twilioUsage = z.object({ usage_records: z.array(z.object({ usage: amount })) });
export const twilioBalance = z.object({ balance: amount, currency: z.string().regex(/^[A-Za-z]{3}$/) });

export type TwilioState = z.infer<typeof twilioMessage>['status'];
