import type { HelplineEvent, ReceiptStatus } from '../../core/kernel/event';
import type { Instant } from '../../core/kernel/instant';
import { errorCodeOf } from './error-code';
import type { Telling } from './us';

/** What Chatwoot says of a message's arrival. `at`: a moment at which it was so. */
export type ToldReceipt = { messageId: number; status: string; externalError: unknown; at: Instant };

/**
 * The receipt as events. The moment is part of the id, so that the same status heard twice with two times is two
 * accounts, of which the rules keep the earlier: with one id the first heard would win, whatever its order.
 */
export function tellReceipt({ messageId, status, externalError, at }: ToldReceipt, telling: Telling): HelplineEvent[] {
  if (!isStatus(status)) return [];
  const receipt = (known: ReceiptStatus, errorCode: number | null): HelplineEvent => ({
    kind: 'receipt-heard',
    id: `receipt:${messageId}:${known}:${at}`,
    at,
    messageId,
    status: known,
    errorCode,
    ...telling,
  });
  const failed = receipt('failed', errorCodeOf(externalError));
  if (status === 'failed') return [failed];
  // Chatwoot does not clear the error when a later callback says otherwise: it failed before this (or the two conflict).
  return externalError ? [failed, receipt(status, null)] : [receipt(status, null)];
}

function isStatus(status: string): status is ReceiptStatus {
  return status === 'sent' || status === 'delivered' || status === 'read' || status === 'failed';
}
