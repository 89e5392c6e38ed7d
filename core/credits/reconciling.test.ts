import { NO_DESK_CREDITS, type DeskCreditsMemory, type ReconcileMemory } from '../kernel/credits-memory';
import { USUAL_CREDITS, USUAL_PRICES } from '../kernel/credits';
import { HOUR, MINUTE } from '../kernel/instant';
import { DEFAULT_POLICY, type Policy } from '../kernel/policy';
import { NO_SUMS, type ReconcileStep } from '../kernel/reconcile';
import { reconciledFrom, reconciles, withRun } from './reconciling';

const policy: Policy = { ...DEFAULT_POLICY, zone: 'America/New_York', carrierLog: true };
/** 22 November, noon in New York. */
const NOON = Date.UTC(2026, 10, 22, 17);
const NIGHT = Date.UTC(2026, 10, 22, 8, 40);
const run = (more: Partial<ReconcileMemory> = {}): ReconcileMemory => ({
  ...{ startedAt: NOON, from: '2026-11-01', n: 2, step: null, sums: NO_SUMS, asked: false },
  ...more,
});
const memory = (more: Partial<DeskCreditsMemory> = {}): DeskCreditsMemory => ({ ...NO_DESK_CREDITS, ...more });
const found = (at: number, unsettled = 0) => ({
  ...{ at, from: '2026-11-01', ...NO_SUMS, unsettled, usage: null, balance: null },
});
const read = {
  ...{ at: NOON, period: { from: '2026-11-01', to: '2026-12-01' }, included: null, used: 0, days: [] },
  today: { day: '2026-11-22', over: 0.5, used: 0 },
};
const stepAt = (known: DeskCreditsMemory, now: number, its = policy): ReconcileStep | null => {
  const [wish] = reconciles(known, now, its).wishes;
  return wish?.effect.kind === 'reconcile' ? wish.effect.run.step : null;
};
const LOG: ReconcileStep = { part: 'log', done: null, page: null };

describe('the ledger is compared with the carrier’s log', () => {
  it('a desk that knows of no comparison first counts again what Chatwoot has', () => {
    expect(stepAt(memory(), NOON)).toBeNull();
    expect(stepAt(memory({ read }), NOON)).toEqual({ part: 'history', page: 1 });
    expect(stepAt(memory({ read }), NOON, { ...policy, carrierLog: false })).toEqual({ part: 'history', page: 1 });
  });

  it('step by step: the next one is asked for when the one before has come back, and once', () => {
    const step = { part: 'unlisted', after: 'SM1' } as const;
    expect(stepAt(memory({ run: run({ step }) }), NOON)).toEqual(step);
    expect(stepAt(memory({ run: run({ step, asked: true }) }), NOON)).toBeNull();
  });

  it('again every night by the wall clock of the ledger, and not before', () => {
    const known = memory({ run: run() });
    expect(reconciles(known, NOON, policy)).toEqual({ wishes: [], lookAgainAt: NIGHT + 24 * HOUR });
    expect(stepAt(known, NIGHT + 24 * HOUR - 1)).toBeNull();
    expect(stepAt(known, NIGHT + 24 * HOUR)).toEqual(LOG);
  });

  it('whenever somebody asks for it, also while an older one has got stuck', () => {
    expect(stepAt(memory({ run: run(), askedAt: NOON - 1 }), NOON)).toBeNull();
    expect(stepAt(memory({ run: run(), askedAt: NOON + 1 }), NOON + 1)).toEqual(LOG);
    expect(stepAt(memory({ run: run({ step: LOG, asked: true }), askedAt: NOON + 1 }), NOON + 1)).toEqual(LOG);
  });

  it('again after an hour while something could not be settled', () => {
    const known = memory({ run: run(), reconciled: found(NOON + MINUTE, 1) });
    expect(stepAt(known, NOON + MINUTE + HOUR - 1)).toBeNull();
    expect(stepAt(known, NOON + MINUTE + HOUR)).toEqual(LOG);
    expect(stepAt(memory({ run: run(), reconciled: found(NOON + MINUTE) }), NOON + 3 * HOUR)).toBeNull();
  });

  it('never without a carrier, once the history is counted', () => {
    expect(
      reconciles(memory({ run: run(), askedAt: NOON + 1 }), NOON + 48 * HOUR, { ...policy, carrierLog: false }),
    ).toEqual({
      ...{ wishes: [], lookAgainAt: null },
    });
  });
});

describe('from which day on', () => {
  const with_ = (from: string, every: 'month' | 'year' = 'month'): Policy => {
    const plan = { from, every, credits: 9, carryOver: 0, prices: USUAL_PRICES } as const;
    return { ...policy, credits: { ...USUAL_CREDITS, plans: [plan] } };
  };
  it.each([
    ['the period of the plan', with_('2026-11-16'), '2026-11-16'],
    ['the calendar month where there is no plan', policy, '2026-11-01'],
    ['the end of the period before, when one has just begun', with_('2026-11-21'), '2026-11-19'],
    ['of a year’s plan only what the ledger still has ids of', with_('2026-02-01', 'year'), '2026-10-01'],
  ])('%s', (_what, its, from) => {
    expect(reconciledFrom([], NOON, its)).toBe(from);
  });
});

it('of two accounts of a comparison the further one holds, whichever is heard first', () => {
  const accounts = [
    run({ n: 1, step: LOG, asked: true }),
    run({ n: 2, step: LOG }),
    run({ n: 2, step: LOG, asked: true }),
    run({ startedAt: NOON + 1, n: 0, step: LOG, asked: true }),
  ];
  const newest = accounts[3];
  expect(accounts.reduce<ReconcileMemory | null>(withRun, null)).toEqual(newest);
  expect([...accounts].reverse().reduce<ReconcileMemory | null>(withRun, null)).toEqual(newest);
  expect(accounts.slice(0, 3).reverse().reduce<ReconcileMemory | null>(withRun, null)).toEqual(accounts[2]);
});
