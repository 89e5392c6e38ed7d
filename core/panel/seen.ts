import { evidenceOf, newestThat } from '../connection/evidence';
import { receiptsOf, type ReceiptState } from '../connection/receipt';
import type { Statement } from '../connection/statement';
import { verdict } from '../connection/verdict';
import type { Instant } from '../kernel/instant';
import type { Arrived, Look } from '../kernel/seen';

/** What room `connection` sees, for rooms that may not know it. */
export const seen: Look = (facts, now, policy) => {
  const { kind, statement } = verdict(facts, now, policy);
  const receipts = receiptsOf(facts, now, policy);
  return {
    verdict: kind,
    at: momentOf(statement),
    screenAt: newestThat(evidenceOf(facts), 'screen')?.at ?? null,
    arrivalOf(messageId) {
      const receipt = receipts.find((one) => one.messageId === messageId);
      return receipt ? { state: ARRIVED[receipt.state], at: receipt.at } : { state: 'not-known', at: null };
    },
  };
};

/** "Sent" is no arrival, neither in a chat nor by text message (B1.6, B1.10). */
const ARRIVED: Readonly<Record<ReceiptState, Arrived>> = {
  queued: 'not-known',
  sent: 'not-known',
  delivered: 'delivered',
  opened: 'opened',
  failed: 'failed',
};

const momentOf = (statement: Statement): Instant | null => ('at' in statement ? statement.at : null);
