import { z } from 'zod';
import { panelCards } from './cards';

/** Milliseconds since 1970 by the service's clock; the page counts ages from `at`, never from its own clock. */
const instant = z.number();
const words = z.string();

/** One observation, or one reason: what was seen, when, whose word it is, and all three as a sentence. */
export const panelEvidence = z.object({ source: z.string(), at: instant, shows: z.string(), words });

/** How far one message of ours has come. `reading`: what can never be known of a text message. */
export const panelReceipt = z.object({
  messageId: z.number(),
  state: z.enum(['queued', 'sent', 'delivered', 'opened', 'failed']),
  remark: z.enum(['stored-only', 'no-receipt', 'conflict', 'settled']).nullable(),
  at: instant.nullable(),
  words,
  means: words.nullable(),
  next: words.nullable(),
  reading: words.nullable(),
});

export const panelLock = z.object({
  why: z.enum(['do-not-contact', 'opted-out', 'not-safe', 'quick-exit']),
  since: instant,
  /** When they wrote after it fell: it may be checked now, and then lifted. */
  checkFirst: instant.nullable(),
});

/**
 * What an advocate is shown of one conversation, the same for everybody who may see it. Ids, times and our own
 * sentences: nothing that a client wrote is in it, and no name, number or address.
 */
export const panelView = z.object({
  /** The version of the facts it was made of; the id of its event in the stream. */
  version: z.number().int(),
  /** When it was made. */
  at: instant,
  conversation: z.object({
    id: z.number().int(),
    channel: z.enum(['chat', 'sms', 'email', 'other']).nullable(),
    status: z.enum(['open', 'resolved', 'pending', 'snoozed']).nullable(),
    createdAt: instant.nullable(),
    assigneeId: z.number().int().nullable(),
    teamId: z.number().int().nullable(),
  }),
  language: z.enum(['en', 'es']),
  /** IANA zone of the desk's clock, in which all times are said. */
  zone: z.string(),
  connection: z.object({
    kind: z.enum(['active', 'reading', 'quiet', 'network-trouble', 'left', 'quick-exit', 'our-fault', 'unknown']),
    words,
    reasons: z.array(panelEvidence),
    wouldChange: words,
    /** Everything observed, the newest of each source, oldest first: the time line. */
    timeline: z.array(panelEvidence),
  }),
  receipts: z.array(panelReceipt),
  nextStep: z.object({
    kind: z.enum(['nothing', 'answer-by', 'overdue', 'stopped', 'locked']),
    words,
    /** Since when they wait, all sending stands still, or they are locked. */
    since: instant.nullable(),
    dueAt: instant.nullable(),
  }),
  safety: z.object({
    words,
    /** The strictest first. While there is one, nothing of ours goes to this client. */
    locks: z.array(panelLock),
    safe: z.object({
      kind: z.enum(['unknown', 'yes', 'expired', 'ask-again']),
      saidAt: instant.nullable(),
      until: instant.nullable(),
    }),
    /** Where the note stands that tells what was agreed to do if the line drops. */
    ifCutOff: z.object({ conversationId: z.number().int(), messageId: z.number().int(), at: instant }).nullable(),
  }),
  cards: panelCards,
});

export type PanelView = z.output<typeof panelView>;
export type PanelEvidence = z.output<typeof panelEvidence>;
