import type { World } from '../../adapters/world';
import { ledgerZone } from '../../core/credits/read-ledger';
import { dayOf } from '../../core/kernel/calendar';
import { NO_SUMS, type ReconcileRun } from '../../core/kernel/reconcile';
import { ended, type StepEnd } from './step-end';

/** The carrier's own sums, beside ours: a key that may not read them is no reason to call a comparison off. */
export async function compareSums(world: World, { from }: ReconcileRun): Promise<StepEnd> {
  const today = dayOf(world.clock.now(), ledgerZone(world.policy()));
  const usage = await world.carrier?.usage('sms', from, today);
  if (usage && usage.kind === 'not-told') return ended('carrier', usage);
  const calls = await world.carrier?.usage('calls', from, today);
  if (calls && calls.kind === 'not-told') return ended('carrier', calls);
  const balance = await world.carrier?.balance();
  if (balance && balance.kind === 'not-told') return ended('carrier', balance);
  const told = {
    usage: usage?.kind === 'ok' ? usage.value : null,
    minutes: calls?.kind === 'ok' ? calls.value : null,
    balance: balance?.kind === 'ok' ? balance.value : null,
  };
  return { kind: 'done', found: NO_SUMS, next: null, told };
}
