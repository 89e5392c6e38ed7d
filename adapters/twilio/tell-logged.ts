import type { HelplineEvent, ReceiptStatus } from '../../core/kernel/event';
import type { Instant } from '../../core/kernel/instant';
import type { ConversationSubject } from '../../core/kernel/subject';
import type { LoggedText } from './twilio-log';
import type { TwilioState } from './twilio-payloads';

/** Which text was asked for, and when: the answer was so then at the latest. */
export type AskedText = { subject: ConversationSubject; messageId: number; askedAt: Instant; heardAt: Instant };

/**
 * What Twilio's log says, as a receipt. It has ids of its own, with the moment of asking: what the log says also settles a
 * conflict, so it must never be taken for the same receipt by Chatwoot. A text that is still on its way gives none.
 */
export function tellLogged(text: LoggedText, { subject, messageId, askedAt, heardAt }: AskedText): HelplineEvent[] {
  const status = RECEIPTS[text.status];
  if (status === null) return [];
  // By Twilio's own clock, which may be ahead of ours.
  const at = Math.min(text.changedAt ?? askedAt, askedAt);
  const errorCode = status === 'failed' ? text.errorCode : null;
  const id = `carrier:${messageId}:${status}:${askedAt}`;
  return [{ kind: 'receipt-heard', id, at, messageId, status, errorCode, askedAt, subject, heardAt, via: 'twilio' }];
}

/** "read" is of other channels than SMS and proves no more here than that it arrived (B1.8). */
const RECEIPTS: Readonly<Record<TwilioState, ReceiptStatus | null>> = {
  accepted: null,
  scheduled: null,
  queued: null,
  sending: null,
  sent: 'sent',
  delivered: 'delivered',
  read: 'delivered',
  undelivered: 'failed',
  failed: 'failed',
  canceled: 'failed',
  partially_delivered: null,
  unknown: null,
};
