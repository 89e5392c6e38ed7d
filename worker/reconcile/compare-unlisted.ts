import { settleEntries } from '../../adapters/redis/credit-store';
import { eachKnown } from '../../adapters/redis/read-credits';
import type { LoggedText } from '../../adapters/twilio/twilio-log';
import type { World } from '../../adapters/world';
import { compare, withVerdict } from '../../core/credits/compare';
import type { Known } from '../../core/credits/ledger';
import { ledgerZone } from '../../core/credits/read-ledger';
import { dayOf } from '../../core/kernel/calendar';
import { NO_SUMS, type ReconcileRun } from '../../core/kernel/reconcile';
import { monthsWithIds } from './compare-log';
import { ended, type StepEnd } from './step-end';

/** So many are asked for in one step: five a second are allowed, and a step has to end before its claim does. */
const AT_ONCE = 20;
/** Twilio's ids of messages and calls; the ledger's others are of no carrier. */
const SID = /^(SM|MM|CA)[0-9a-f]{32}$/;

/**
 * What we counted and the carrier's log did not list is asked for by its id: it is still on its way, it is counted late, or
 * the carrier has no such message, and then it is taken off the count as a correction. Errors: Redis away.
 */
export async function compareUnlisted(world: World, { from }: ReconcileRun, after: string): Promise<StepEnd> {
  const at = { accountId: world.accountId, zone: ledgerZone(world.policy()) };
  const now = world.clock.now();
  const open = await unlistedAfter(world, from, dayOf(now, at.zone), after);
  let sums = NO_SUMS;
  for (const [id, known] of open) {
    if (!world.carrier) break;
    const answer = id.startsWith('CA') ? await world.carrier.call(id) : await world.carrier.message(id);
    const isGone = answer.kind === 'refused' && answer.error.kind === 'not-found';
    if (answer.kind !== 'ok' && !isGone) return ended('carrier', answer);
    const { verdict, billed } = compare(known, answer.kind === 'ok' ? unitsOf(answer.value, id) : 0);
    sums = withVerdict(sums, verdict);
    if (billed !== null) await settleEntries(world.redis, at, [{ id, cell: known.cell, units: billed }], now);
  }
  const last = open.at(-1)?.[0];
  const next =
    last === undefined || open.length < AT_ONCE
      ? { part: 'sums' as const }
      : { part: 'unlisted' as const, after: last };
  return { kind: 'done', found: sums, next };
}

function unitsOf(told: { units: number | null } | LoggedText, id: string): number | null {
  if ('units' in told) return told.units;
  if (told.status === 'canceled') return 0;
  return id.startsWith('MM') ? told.segments && 1 : told.segments;
}

/** The next few by their ids that no log has told of. */
async function unlistedAfter(world: World, from: string, today: string, after: string): Promise<[string, Known][]> {
  let found: [string, Known][] = [];
  for (const month of monthsWithIds(today)) {
    for await (const page of eachKnown(world.redis, world.accountId, month)) {
      const open = [...page].filter(
        ([id, { billed, cell }]) => billed === null && id > after && cell.day >= from && SID.test(id),
      );
      found = [...found, ...open].sort(([a], [b]) => (a < b ? -1 : 1)).slice(0, AT_ONCE);
    }
  }
  return found;
}
