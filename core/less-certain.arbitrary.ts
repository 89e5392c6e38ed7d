import type { Evidence } from './connection/evidence';
import type { Receipt, ReceiptState } from './connection/receipt';
import { SOURCES } from './connection/sources';
import type { Verdict, VerdictKind } from './connection/verdict';

/**
 * What "the same or less certain" means, for the laws.
 *
 * Receipts: queued < sent < delivered < opened; sent < failed; and "failed" is less than any arrival at which the failure
 * is shown as a conflict, which says both. Nothing heard of a message is less than anything.
 */
export function noMoreCertain(less: Receipt, more: Receipt | undefined): boolean {
  if (more === undefined) return false;
  if (less.remark === 'conflict' && more.remark !== 'conflict') return false;
  if (less.state === 'failed') return more.state === 'failed' || more.remark === 'conflict';
  if (more.state === 'failed') return LADDER.indexOf(less.state) <= LADDER.indexOf('sent');
  return LADDER.indexOf(less.state) <= LADDER.indexOf(more.state);
}

const LADDER: readonly ReceiptState[] = ['queued', 'sent', 'delivered', 'opened'];

/**
 * Verdicts: unknown < quiet < reading < active, and no sign of the client may be named that the fuller evidence does not
 * have at that time or later. One exception: without the sweep that saw the dot off, the older dot is still told, as
 * "after" its own time, which stays true.
 */
export function noMoreCertainVerdict(less: Verdict, more: Verdict, evidence: readonly Evidence[]): boolean {
  const invented = less.reasons.some(
    ({ source, at }) => !evidence.some((one) => one.source === source && one.at >= at),
  );
  if (invented) return false;
  if (less.kind === 'our-fault' || more.kind === 'our-fault') return less.kind === more.kind;
  const lostTheOff = less.kind === 'quiet' && more.kind === 'unknown';
  const sawOff = evidence.some(({ source }) => SOURCES[source].shows === 'no-page');
  return (lostTheOff && sawOff) || CERTAIN.indexOf(less.kind) <= CERTAIN.indexOf(more.kind);
}

const CERTAIN: readonly VerdictKind[] = ['unknown', 'quiet', 'reading', 'active'];
