import { USUAL_CREDITS, USUAL_PRICES, type Plan } from '../kernel/credits';
import { creditsOf, includedIn, plansIn, type Counted } from './balance';
import type { Cell } from './cell';
import { NO_TALLY } from './ledger';
import { periodOf } from './period';

const plan = (from: string, credits: number, more: Partial<Plan> = {}): Plan => ({
  ...{ from, credits, every: 'month', carryOver: 0, prices: USUAL_PRICES },
  ...more,
});

describe('the period of a day', () => {
  it.each<[string, string, readonly Plan[], from: string, to: string]>([
    [
      'begins on the day of the month on which the plan did',
      '2026-11-22',
      [plan('2026-01-15', 1)],
      '2026-11-15',
      '2026-12-15',
    ],
    ['is the first on the first day itself', '2026-01-15', [plan('2026-01-15', 1)], '2026-01-15', '2026-02-15'],
    [
      'of a plan of the 31st ends with a short month',
      '2026-02-10',
      [plan('2026-01-31', 1)],
      '2026-01-31',
      '2026-02-28',
    ],
    ['and comes back to the 31st', '2026-03-30', [plan('2026-01-31', 1)], '2026-02-28', '2026-03-31'],
    ['lasts a quarter', '2026-11-22', [plan('2026-01-01', 1, { every: 'quarter' })], '2026-10-01', '2027-01-01'],
    ['or a year', '2026-11-22', [plan('2025-06-01', 1, { every: 'year' })], '2026-06-01', '2027-06-01'],
    [
      'ends early when another plan begins',
      '2026-11-10',
      [plan('2026-11-01', 1), plan('2026-11-16', 2)],
      '2026-11-01',
      '2026-11-16',
    ],
    [
      'which has periods of its own',
      '2026-11-20',
      [plan('2026-11-01', 1), plan('2026-11-16', 2)],
      '2026-11-16',
      '2026-12-16',
    ],
    ['is a calendar month without a plan', '2026-11-22', [], '2026-11-01', '2026-12-01'],
    ['or what is left of it before the first', '2026-11-10', [plan('2026-11-16', 2)], '2026-11-01', '2026-11-16'],
  ])('%s', (_what, day, plans, from, to) => {
    expect(periodOf(day, plans)).toMatchObject({ from, to });
  });
});

describe('what a period holds', () => {
  const included = (plans: readonly Plan[], used: number | null, topUps: { on: string; credits: number }[] = []) =>
    includedIn(periodOf('2026-11-22', plans), plans, topUps, () => used);

  it.each<[string, number | null, number | null]>([
    ['the plan', included([plan('2026-10-01', 1_000)], 0), 1_000],
    ['nothing without a plan', included([], 0), null],
    [
      'what was bought beside it',
      included([plan('2026-10-01', 1_000)], 0, [
        { on: '2026-11-20', credits: 200 },
        { on: '2026-10-20', credits: 50 },
      ]),
      1_200,
    ],
    ['all that was left of the month before', included([plan('2026-10-01', 1_000, { carryOver: 'all' })], 900), 1_100],
    ['at most so much of it', included([plan('2026-10-01', 1_000, { carryOver: 50 })], 900), 1_050],
    ['nothing of a month that was overrun', included([plan('2026-10-01', 1_000, { carryOver: 'all' })], 1_200), 1_000],
    [
      'nothing of a month that nobody counted',
      included([plan('2026-01-01', 1_000, { carryOver: 'all' })], null),
      1_000,
    ],
    [
      'of two months before too, if all is carried over',
      included([plan('2026-09-01', 1_000, { carryOver: 'all' })], 900),
      1_200,
    ],
  ])('%s', (_what, held, expected) => {
    expect(held).toBe(expected);
  });
});

describe('what lines cost', () => {
  const line = (units: number, cell: Partial<Cell> = {}): Counted => ({
    cell: { day: '2026-11-22', inboxId: 3, direction: 'inbound', channel: 'sms', ...cell },
    tally: { ...NO_TALLY, messages: 1, units },
  });

  it('is counted by channel and direction, at the prices of the plan of that day', () => {
    const dearer = { ...USUAL_PRICES, sms: { ...USUAL_PRICES.sms, inbound: 2.5 } };
    const plans = [plan('2026-11-01', 1), plan('2026-11-16', 2, { prices: dearer })];
    expect(
      creditsOf(
        [line(2, { day: '2026-11-02' }), line(2), line(1, { channel: 'mms' }), line(3, { direction: 'page' })],
        plans,
      ),
    ).toBe(2 + 5 + 3 + 3);
  });

  it('has no odd ends', () => {
    const cheap = { ...USUAL_PRICES, sms: { ...USUAL_PRICES.sms, inbound: 0.1 } };
    expect(creditsOf([line(1), line(2)], [plan('2026-11-01', 1, { prices: cheap })])).toBe(0.3);
  });
});

test('a plan that was noted by command holds from its day on, with the prices and the carry-over of the one before', () => {
  const policy = { ...USUAL_CREDITS, plans: [plan('2026-10-01', 1_000, { carryOver: 'all' })] };
  const noted = [
    { from: '2026-12-01', every: 'month' as const, credits: 1_500, noteId: 9 },
    { from: '2026-12-01', every: 'month' as const, credits: 2_000, noteId: 12 },
    { from: '2026-10-01', every: 'month' as const, credits: 7, noteId: 13 },
  ];
  const plans = plansIn(policy, noted);
  expect(plans.map(({ from, credits, carryOver }) => [from, credits, carryOver])).toEqual([
    ['2026-10-01', 1_000, 'all'],
    ['2026-12-01', 2_000, 'all'],
  ]);
});
