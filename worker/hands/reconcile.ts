import { accept } from '../../adapters/redis/mailbox';
import type { Claim, Outcome } from '../../adapters/sending/outcome';
import type { World } from '../../adapters/world';
import { assertNever } from '../../core/kernel/assert-never';
import { addSums } from '../../core/credits/compare';
import type { DeskCreditsEvent } from '../../core/kernel/credits-events';
import { MINUTE } from '../../core/kernel/instant';
import type { ReconcileEffect, ReconcileRun, ReconcileStep } from '../../core/kernel/reconcile';
import { desk, subjectKey } from '../../core/kernel/subject';
import { compareLog } from '../reconcile/compare-log';
import { compareSums } from '../reconcile/compare-sums';
import { compareUnlisted } from '../reconcile/compare-unlisted';
import { countHistory } from '../reconcile/count-history';
import type { StepEnd } from '../reconcile/step-end';

/** A carrier that is away is asked again so much later, not at the pace of what is urgent. */
const LATER = MINUTE;

/**
 * Does one step of a comparison; a few requests, so that it ends before the claim does. What it found goes to the desk as an
 * event with the step after it. Done twice it finds nothing more the second time. Errors: Redis away.
 */
export async function reconcile(world: World, { effect, intent, tries }: Claim<ReconcileEffect>): Promise<Outcome> {
  const { run } = effect;
  const end = await doStep(world, run, run.step);
  if (end.kind === 'done') {
    await tell(world, run, end);
    return { kind: 'done' };
  }
  world.log.warn({ intent, error: end.error, attempt: tries }, 'the ledger could not be compared');
  if (end.who === 'carrier')
    await hear(world, `carrier-away:${run.startedAt}:${run.n}:${tries}`, { kind: 'carrier-away' });
  return end.kind === 'refused' ? { kind: 'refused' } : { kind: 'again', afterMs: Math.max(LATER, end.afterMs ?? 0) };
}

function doStep(world: World, run: ReconcileRun, step: ReconcileStep | null): Promise<StepEnd> {
  if (step === null) return compareSums(world, run);
  switch (step.part) {
    case 'history':
      return countHistory(world, run, step.page);
    case 'log':
      return compareLog(world, run, step);
    case 'unlisted':
      return compareUnlisted(world, run, step.after);
    case 'sums':
      return compareSums(world, run);
    default:
      return assertNever(step);
  }
}

async function tell(world: World, run: ReconcileRun, end: Extract<StepEnd, { kind: 'done' }>): Promise<void> {
  const sums = addSums(run.sums, end.found);
  const { startedAt, rebuilds, from } = run;
  if (end.told) {
    const found = { at: world.clock.now(), from, ...sums, ...end.told };
    await hear(world, `reconciled:${startedAt}`, { kind: 'ledger-reconciled', found });
  }
  const next = { startedAt, ...(rebuilds && { rebuilds }), from, n: run.n + 1, step: end.next, sums };
  await hear(world, `compared:${startedAt}:${run.n}`, { kind: 'ledger-compared', run: next });
}

type Said =
  | { kind: 'carrier-away' }
  | { kind: 'ledger-compared'; run: ReconcileRun }
  | Pick<Extract<DeskCreditsEvent, { kind: 'ledger-reconciled' }>, 'kind' | 'found'>;

async function hear(world: World, id: string, said: Said): Promise<void> {
  const subject = desk(world.accountId);
  const now = world.clock.now();
  const { ring } = await accept(world.redis, [{ id, subject, at: now, heardAt: now, via: 'ourselves', ...said }], now);
  if (ring) world.bell.ring(subjectKey(subject));
}
