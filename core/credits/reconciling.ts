import { addDays, beginOf, dayOf, firstDayOf, monthOf, nextMonth, type Day } from '../kernel/calendar';
import type { DeskCreditsMemory, ReconcileMemory } from '../kernel/credits-memory';
import { HOUR, MINUTE, type Duration, type Instant } from '../kernel/instant';
import type { Policy } from '../kernel/policy';
import { NO_SUMS, type ReconcileRun, type ReconcileStep } from '../kernel/reconcile';
import { NOTHING, type Wants } from '../kernel/room';
import { newestOf } from '../kernel/same';
import { plansIn } from './balance';
import { periodOf } from './period';
import { ledgerZone } from './read-ledger';

/** After midnight by the ledger's clock, when yesterday's texts have come to their end. */
const NIGHTLY_AT: Duration = 3 * HOUR + 40 * MINUTE;
/** Something could not be settled yet: the carrier's log is read again. */
const AGAIN_AFTER: Duration = HOUR;
/** A step that the carrier does not let through for so long is given up; the next night begins anew. */
const GIVEN_UP_AFTER: Duration = 6 * HOUR;
/** Texts of the last days of a period that is over are settled too. */
const DAYS_BACK = 3;

/** The further account of a run wins; of one step, that it was asked for. */
export function withRun(known: ReconcileMemory | null, heard: ReconcileMemory): ReconcileMemory {
  if (known !== null && known.startedAt !== heard.startedAt) return known.startedAt > heard.startedAt ? known : heard;
  return newestOf(known, heard, ({ n, asked }) => n * 2 + (asked ? 1 : 0));
}

/**
 * When the ledger is compared with the carrier's log: every night, when somebody asks for it, and again while something is
 * unsettled. A desk that knows of no comparison yet, because it is new or its Redis was emptied, first counts again what
 * Chatwoot has of the period; that much is done without a carrier too.
 */
export function reconciles(memory: DeskCreditsMemory, now: Instant, policy: Policy): Wants {
  const run = memory.run ?? null;
  const hasCarrier = policy.carrierLog === true;
  if (run === null) {
    // Not before the ledger was read: until then nobody counts here.
    if (memory.read === null) return NOTHING;
    return step({ ...begun(memory, now, policy), rebuilds: true, step: { part: 'history', page: 1 } });
  }
  if (run.step !== null && !run.asked) return step(run);
  if (!hasCarrier) return NOTHING;
  const night = lastNight(now, ledgerZone(policy));
  const { askedAt = null, reconciled } = memory;
  const again = reconciled !== null && reconciled.unsettled > 0 ? reconciled.at + AGAIN_AFTER : null;
  const isDue = [night, askedAt, again].some((at) => at !== null && at > run.startedAt && at <= now);
  const next = nextNight(now, ledgerZone(policy));
  const lookAgainAt = again !== null && again > now ? Math.min(again, next) : next;
  if (!isDue) return { wishes: [], lookAgainAt };
  return step({ ...begun(memory, now, policy), step: firstOfLog });
}

const firstOfLog: ReconcileStep = { part: 'log', done: null, page: null };

/** What comes after the history: the log where there is one, else nothing. */
export const afterHistory = (hasCarrier: boolean): ReconcileStep | null => (hasCarrier ? firstOfLog : null);

function begun(memory: DeskCreditsMemory, now: Instant, policy: Policy): Omit<ReconcileRun, 'step'> {
  return { startedAt: now, from: reconciledFrom(memory.plans, now, policy), n: 0, sums: NO_SUMS };
}

/** From which day on: the plan's period, and the end of the one before; but never what the ledger has forgotten the ids of. */
export function reconciledFrom(plans: DeskCreditsMemory['plans'], now: Instant, policy: Policy): Day {
  const today = dayOf(now, ledgerZone(policy));
  const { from } = periodOf(today, plansIn(policy.credits, plans));
  const back = addDays(today, -DAYS_BACK);
  const known = firstDayOf(nextMonth(monthOf(today), -1));
  const wanted = from < back ? from : back;
  return wanted < known ? known : wanted;
}

const step = ({ startedAt, rebuilds, from, n, step: next, sums }: ReconcileRun): Wants => ({
  wishes: [
    {
      cause: `reconcile-${startedAt}-${n}`,
      effect: {
        kind: 'reconcile',
        run: { startedAt, ...(rebuilds && { rebuilds }), from, n, step: next, sums },
        deadline: startedAt + GIVEN_UP_AFTER,
      },
    },
  ],
  lookAgainAt: startedAt + GIVEN_UP_AFTER,
});

/** The newest moment of comparing that has passed. */
function lastNight(now: Instant, zone: string): Instant {
  const today = dayOf(now, zone);
  const at = beginOf(today, zone) + NIGHTLY_AT;
  return at <= now ? at : beginOf(addDays(today, -1), zone) + NIGHTLY_AT;
}

function nextNight(now: Instant, zone: string): Instant {
  const today = dayOf(now, zone);
  const at = beginOf(today, zone) + NIGHTLY_AT;
  return at > now ? at : beginOf(addDays(today, 1), zone) + NIGHTLY_AT;
}
