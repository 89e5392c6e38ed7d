import fc from 'fast-check';
import type { Instant } from './kernel/instant';
import { NO_SUMS } from './kernel/reconcile';

const SPENT = { id: 'SM9', direction: 'inbound', channel: 'sms', units: 1 } as const;

const PERIODS = [
  { from: '2026-11-01', to: '2026-12-01' },
  { from: '2026-11-16', to: '2026-12-16' },
];

/** How many credits of a thousand are used: around each threshold, and over the last. */
const used = fc.constantFrom(0, 500, 700, 899, 900, 1_000, 1_300);

const read = (at: fc.Arbitrary<Instant>) =>
  fc.record({
    at,
    period: fc.constantFrom(...PERIODS),
    included: fc.constantFrom(null, 0, 1_000, 1_000),
    used,
    today: fc.constant({ day: '2026-11-22', over: 0.5, used: 3 }),
    days: fc.constantFrom<number[]>([], [40, 41, 39, 40, 42, 38, 40, 40, 40, 40, 40, 40]),
  });

const found = (at: fc.Arbitrary<Instant>) =>
  fc.record({
    at,
    from: fc.constant('2026-11-01'),
    ...{ compared: fc.nat(9), missing: fc.nat(2), extra: fc.nat(2), differs: fc.nat(2), unsettled: fc.nat(2) },
    usage: fc.constantFrom(null, 7),
    balance: fc.constantFrom(null, { amount: 12.5, currency: 'USD' }),
  });

const key = fc.constantFrom('2026-11-22T02:00:00.000Z-a', '2026-11-22T02:00:00.000Z-b', '2026-11-22T03:00:00.000Z-c');
const bought = fc.oneof(
  fc.record({ what: fc.constant('top-up'), on: fc.constant('2026-11-20'), credits: fc.constantFrom(200, -200) }),
  fc.record({
    what: fc.constant('plan'),
    from: fc.constant('2026-12-01'),
    every: fc.constantFrom('month', 'year'),
    credits: fc.constant(2_000),
    carryOver: fc.constantFrom(null, 0, 50, 'all' as const),
  }),
);
const LOG = { part: 'log', done: null, page: null } as const;

/** How far a comparison has got: two that overlap, steps that come back twice or late. */
const run = (at: fc.Arbitrary<Instant>) =>
  fc.record({
    startedAt: at,
    from: fc.constant('2026-11-01'),
    n: fc.nat(3),
    step: fc.constantFrom(null, LOG, { part: 'unlisted', after: 'SM1' } as const, { part: 'sums' } as const),
    sums: fc.constantFrom(NO_SUMS, { ...NO_SUMS, compared: 2, missing: 1 }),
  });

/** What the desk may hear of credits. */
export const aboutCredits = (at: fc.Arbitrary<Instant>) =>
  fc.oneof(
    { arbitrary: fc.record({ kind: fc.constant('ledger-read'), read: read(at) }), weight: 3 },
    { arbitrary: fc.record({ kind: fc.constant('ledger-reconciled'), found: found(at) }), weight: 1 },
    { arbitrary: fc.record({ kind: fc.constant('carrier-away') }), weight: 1 },
    { arbitrary: fc.record({ kind: fc.constant('credits-bought'), key, bought }), weight: 2 },
    { arbitrary: fc.record({ kind: fc.constant('reconcile-asked') }), weight: 1 },
    { arbitrary: fc.record({ kind: fc.constant('ledger-compared'), run: run(at) }), weight: 2 },
    { arbitrary: fc.record({ kind: fc.constant('desk-spent'), spent: fc.constant(SPENT) }), weight: 1 },
  );

/** What a note of ours in the desk's conversation may say of credits, and what only looks like it. */
export const creditsMarkers = fc.record({
  kind: fc.constant('credits'),
  data: fc.oneof(
    fc.record({
      what: fc.constant('told'),
      from: fc.constantFrom(...PERIODS.map(({ from }) => from)),
      percent: fc.constantFrom(70, 90, 100),
    }),
    fc.record({ what: fc.constant('top-up'), on: fc.constant('2026-11-20'), credits: fc.constantFrom(200, -1, 0.5) }),
    fc.record({
      what: fc.constant('plan'),
      from: fc.constantFrom('2026-12-01', '2026-02-30'),
      every: fc.constantFrom('month', 'fortnight'),
      credits: fc.constantFrom(2_000, -1),
      carryOver: fc.constantFrom(null, 50, 'all', 'some'),
    }),
    fc.tuple(bought, key).map(([what, of]) => ({ ...what, key: of })),
  ),
});

/** What the desk tells one conversation. */
export const creditsTold = fc.oneof(
  fc.record({
    kind: fc.constant('credits-told' as const),
    percent: fc.constantFrom(0, 70, 90, 100),
    until: fc.constant('2026-12-01'),
  }),
  fc.record({
    kind: fc.constant('comparison-told' as const),
    away: fc.boolean(),
    comparedAt: fc.constantFrom(null, 1_795_300_000_000),
  }),
);

/** What the door keeps of a text that an advocate sent; a deleted one has none. */
export const sentText = fc.constantFrom(
  {},
  { text: { segments: 1 } },
  { text: { segments: 6, tollFree: 7, dear: 'emoji' as const } },
);
