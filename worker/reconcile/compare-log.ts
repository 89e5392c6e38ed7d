import { countEntries, settleEntries } from '../../adapters/redis/credit-store';
import { readKnown } from '../../adapters/redis/read-credits';
import type { World } from '../../adapters/world';
import { cellOf, compare, NO_INBOX, withVerdict, type Logged } from '../../core/credits/compare';
import { ledgerZone } from '../../core/credits/read-ledger';
import { addDays, dayOf, monthOf, nextMonth, type Day, type Month } from '../../core/kernel/calendar';
import { NO_SUMS, type ReconcileRun, type ReconcileStep, type ReconcileSums } from '../../core/kernel/reconcile';
import { listingAfter, ourLines } from './our-lines';
import { ended, type StepEnd } from './step-end';

type LogStep = Extract<ReconcileStep, { part: 'log' }>;

/**
 * Reads one page of the carrier's log and compares it with the ledger, message by message; what differs is settled there as
 * corrections. What the carrier cannot say yet is left for the next comparison. Errors: Redis away.
 */
export async function compareLog(world: World, run: ReconcileRun, { done, page }: LogStep): Promise<StepEnd> {
  const lines = await ourLines(world);
  if (lines.kind !== 'ok') return ended('chatwoot', lines);
  const listing = listingAfter(done, lines.value);
  if (listing === null || !world.carrier) {
    return { kind: 'done', found: NO_SUMS, next: { part: 'unlisted', after: '' } };
  }
  const { inboxId, way, what, line } = listing;
  const isOnCall = (number: string): boolean => (world.pager?.numbers.whose(number) ?? null) !== null;
  // The carrier's days are others than ours by some hours at most.
  const asked = { line, way, since: addDays(run.from, -1), page, isOnCall };
  const answer = await (what === 'calls' ? world.carrier.calls(asked) : world.carrier.texts(asked));
  if (answer.kind !== 'ok') return ended('carrier', answer);
  const { logged, next } = answer.value;
  const found = await settleLogged(world, run, logged, inboxId);
  return {
    kind: 'done',
    found,
    next: next
      ? { part: 'log', done, page: next }
      : { part: 'log', done: { inboxId, way, ...(what && { what }) }, page: null },
  };
}

async function settleLogged(
  world: World,
  { from, rebuilds }: ReconcileRun,
  all: readonly Logged[],
  inboxId: number,
): Promise<ReconcileSums> {
  const at = { accountId: world.accountId, zone: ledgerZone(world.policy()) };
  const logged = all.filter(({ at: sentAt }) => dayOf(sentAt, at.zone) >= from);
  const now = world.clock.now();
  // Pages stand in no conversation, so that a ledger that was lost has them from here, and not as something missed.
  if (rebuilds && inboxId === NO_INBOX) {
    const entries = logged.map((one) => ({ ...cellOf(one, inboxId, dayOf(one.at, at.zone)), ...one }));
    await countEntries(world.redis, at, entries, now);
  }
  const known = await readKnown(
    world.redis,
    world.accountId,
    monthsWithIds(dayOf(now, at.zone)),
    logged.map(({ id }) => id),
  );
  let sums = NO_SUMS;
  const settlements = logged.flatMap((one) => {
    const ours = known.get(one.id) ?? null;
    const { verdict, billed } = compare(ours, one.units);
    // What we know of and the carrier cannot count yet is asked for once more, by its id, at the end.
    if (verdict !== 'unsettled' || ours === null) sums = withVerdict(sums, verdict);
    return billed === null ? [] : [{ id: one.id, cell: cellOf(one, inboxId, dayOf(one.at, at.zone)), units: billed }];
  });
  await settleEntries(world.redis, at, settlements, now);
  return sums;
}

/** The months of which the ledger may still know messages by their ids. */
export const monthsWithIds = (today: Day): readonly Month[] => [-2, -1, 0].map((by) => nextMonth(monthOf(today), by));
