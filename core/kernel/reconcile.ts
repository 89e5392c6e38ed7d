import type { Day } from './calendar';
import type { Instant } from './instant';

/** One listing of the carrier's log: texts, or calls, from or to the number of an inbox. An older version knew texts alone. */
export type Listing = { inboxId: number; way: 'from' | 'to'; what?: 'calls' };

/**
 * What is done next of a comparison with the carrier. `history`: what Chatwoot has of the period is counted again, once,
 * by a desk that knows nothing. `log`: the page of the first listing after `done`. `unlisted`: what we counted and no
 * listing had, asked one by one, by its id. `sums`: the carrier's usage records and balance.
 */
export type ReconcileStep =
  | { part: 'history'; page: number }
  | { part: 'log'; done: Listing | null; page: { number: string; token: string } | null }
  | { part: 'unlisted'; after: string }
  | { part: 'sums' };

/** What a comparison has found so far, in messages. `unsettled`: the carrier cannot say yet; to be read again later. */
export type ReconcileSums = Readonly<Record<'compared' | 'missing' | 'extra' | 'differs' | 'unsettled', number>>;

export const NO_SUMS: ReconcileSums = { compared: 0, missing: 0, extra: 0, differs: 0, unsettled: 0 };

/** One comparison, as far as it has got: the `n`th step is next. `step` null: it is over. */
export type ReconcileRun = {
  /** Which it is; two never begin at one moment. */
  startedAt: Instant;
  /** The first of a desk that knows nothing: of what no conversation has, the carrier's log tells. */
  rebuilds?: true;
  from: Day;
  n: number;
  step: ReconcileStep | null;
  sums: ReconcileSums;
};

/** Do the next step of a comparison; what it found comes back as an event with the step after it. */
export type ReconcileEffect = { kind: 'reconcile'; run: ReconcileRun; deadline: Instant };
