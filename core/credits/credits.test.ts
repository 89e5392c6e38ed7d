import { noFacts, type DeskFacts } from '../kernel/facts';
import type { HelplineEvent } from '../kernel/event';
import { DEFAULT_POLICY, type Policy } from '../kernel/policy';
import { desk } from '../kernel/subject';
import { credits } from './credits';

const DESK = desk(1);
const NOVEMBER = { from: '2026-11-01', to: '2026-12-01' };
const DECEMBER = { from: '2026-12-01', to: '2027-01-01' };

/** What supervisors are told while the plan of 1,000 fills up: each reading of the ledger is looked at twice. */
function told(readings: readonly [used: number, period?: typeof NOVEMBER, included?: number][], tellAt?: number[]) {
  const policy: Policy = { ...DEFAULT_POLICY, credits: { ...DEFAULT_POLICY.credits, ...(tellAt && { tellAt }) } };
  let facts = noFacts(DESK) as DeskFacts;
  const hear = (event: HelplineEvent): void => void (facts = credits.learns?.(facts, event) ?? facts);
  const percents: unknown[] = [];
  const levels: number[] = [];
  readings.forEach(([used, period = NOVEMBER, included = 1_000], i) => {
    const heard = { id: `r${i}`, subject: DESK, at: i + 1, heardAt: i + 1, via: 'ourselves' as const };
    const today = { day: period.from, over: 0, used: 0 };
    hear({ ...heard, kind: 'ledger-read', read: { at: i + 1, period, included, used, today, days: [] } });
    for (let look = 0; look < 2; look += 1) {
      for (const { cause, effect } of credits.wants?.({ facts, now: i + 1, policy }).wishes ?? []) {
        hear({ ...heard, kind: 'effect-planned', cause, effect });
        if (effect.kind === 'note') percents.push(effect.marker.data['percent']);
        if (effect.kind === 'tell-open-conversations' && effect.what.kind === 'credits-told')
          levels.push(effect.what.percent);
      }
    }
  });
  return { percents, levels };
}

describe('supervisors are told', () => {
  test.each<[string, ReturnType<typeof told>, number[]]>([
    ['nothing below the first threshold', told([[0], [699]]), []],
    ['at each threshold once', told([[699], [700], [750], [900], [999], [1_000], [1_400]]), [70, 90, 100]],
    ['of several that are passed at once only the highest', told([[650], [950]]), [90]],
    [
      'not again after a top-up, in the same period',
      told([[700], [700, NOVEMBER, 2_000], [1_500, NOVEMBER, 2_000]]),
      [70],
    ],
    ['anew in the next period', told([[700], [100, DECEMBER], [720, DECEMBER]]), [70, 70]],
    ['at the thresholds of the policy', told([[500], [1_250]], [50, 120]), [50, 120]],
    ['nothing without a plan', told([]), []],
    ['at once of a plan of nothing that is used', told([[1, NOVEMBER, 0]]), [100]],
  ])('%s', (_what, { percents }, expected) => expect(percents).toEqual(expected));
});

test('the conversations are told when it is used up, whatever the thresholds, and when there is enough again', () => {
  expect(told([[500], [1_000], [1_250]], [50, 120]).levels).toEqual([50, 100, 120]);
  expect(told([[1_000], [1_000, NOVEMBER, 2_000]], [70]).levels).toEqual([100, 0]);
});

test('what is over the plan is said with what is used', () => {
  const policy = DEFAULT_POLICY;
  const read = {
    at: 1,
    period: NOVEMBER,
    included: 1_000,
    used: 1_400,
    today: { day: '2026-11-22', over: 0, used: 0 },
  };
  const heard = { id: 'r', subject: DESK, at: 1, heardAt: 1, via: 'ourselves' as const };
  const facts = credits.learns?.(noFacts(DESK) as DeskFacts, {
    ...heard,
    kind: 'ledger-read',
    read: { ...read, days: [] },
  });
  if (!facts) throw new Error('facts were expected');
  const [note] = credits.wants?.({ facts, now: 1, policy }).wishes ?? [];
  expect(note?.effect).toMatchObject({
    text:
      'Message credits: 1,400 of 1,000 used, from 2026-11-01 until 2026-12-01. That is 400 over the plan. ' +
      'Too early to say when it runs out: 0 full days are known, ten are needed. ' +
      'Everybody who writes is answered as before, and it is counted. Only first texts to people who did not write wait.',
  });
});
