import type { Evidence } from './connection/evidence';
import type { Receipt, ReceiptState } from './connection/receipt';
import { SOURCES, type SourceName } from './connection/sources';
import type { Verdict, VerdictKind } from './connection/verdict';
import type { HelplineEvent } from './kernel/event';
import type { PageState } from './kernel/page';

/**
 * What "the same or less certain" means, for the laws.
 *
 * Receipts: queued < sent < delivered < opened; sent < failed; and "failed" is less than any arrival at which the failure
 * is shown as a conflict, which says both. What the carrier's own log settled is more certain than all that was heard of
 * it before, conflicts included. Nothing heard of a message is less than anything.
 */
export function noMoreCertain(less: Receipt, more: Receipt | undefined): boolean {
  if (more === undefined) return false;
  if (more.remark === 'settled') return true;
  if (less.remark === 'conflict' && more.remark !== 'conflict') return false;
  if (less.state === 'failed') return more.state === 'failed' || more.remark === 'conflict';
  if (more.state === 'failed') return LADDER.indexOf(less.state) <= LADDER.indexOf('sent');
  return LADDER.indexOf(less.state) <= LADDER.indexOf(more.state);
}

const LADDER: readonly ReceiptState[] = ['queued', 'sent', 'delivered', 'opened'];

/**
 * Verdicts: unknown < quiet < reading < active, and nothing may be named that was not heard. Two exceptions, both of
 * them older news that stays true as it is dated: without the sweep that saw the dot off, the older dot is still told;
 * and without a page's later word, its earlier one. (That each is true as worded is judged by `npm run eval:truth`.)
 */
export function noMoreCertainVerdict(
  less: Verdict,
  more: Verdict,
  evidence: readonly Evidence[],
  heard: readonly HelplineEvent[],
): boolean {
  if (!less.reasons.every((reason) => wasHeard(reason, evidence, heard))) return false;
  // Whose conversation it is may be known otherwise by less; that an advocate's line was lost says nothing of the client.
  if ([less, more].some(({ statement }) => statement.says === 'advocate-line')) return true;
  if (less.kind === 'our-fault' || more.kind === 'our-fault') return less.kind === more.kind;
  if (less.kind === 'active') return more.kind === 'active' || more.kind === 'quick-exit';
  const lostTheOff = less.kind === 'quiet' && more.kind === 'unknown';
  const sawOff = evidence.some(({ source }) => SOURCES[source].shows === 'no-page');
  if (lostTheOff && sawOff) return true;
  if ([...less.reasons, ...more.reasons].some(({ source }) => SOURCES[source].whose === 'their page')) return true;
  return CERTAIN.indexOf(less.kind) <= CERTAIN.indexOf(more.kind);
}

function wasHeard({ source, at }: Evidence, evidence: readonly Evidence[], heard: readonly HelplineEvent[]): boolean {
  if (source === 'on-screen') return heard.some((event) => wasOnScreen(event, at));
  if (source === 'advocate-line')
    return heard.some((event) => event.kind === 'advocate-line-changed' && event.lost && event.at === at);
  const state = PAGE_WORDS[source];
  if (!state) return evidence.some((one) => one.source === source && one.at >= at);
  return heard.some(
    (event) =>
      event.kind === 'page-heard' &&
      event.page.state === state &&
      at === (state === 'visible' ? event.page.lastHeardAt : event.page.since),
  );
}

/** Of a message the earliest such moment is kept, so without it a later one is told. */
const wasOnScreen = (event: HelplineEvent, at: number): boolean =>
  (event.kind === 'message-on-screen' && event.at === at) || (event.kind === 'page-heard' && event.page.shownAt === at);

const PAGE_WORDS: Readonly<Partial<Record<SourceName, PageState>>> = {
  'page-open': 'visible',
  'page-hidden': 'hidden',
  'network-lost': 'offline',
  'page-left': 'left',
};

const CERTAIN: readonly VerdictKind[] = ['unknown', 'quiet', 'reading', 'active'];
