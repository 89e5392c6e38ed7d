import { readPlan, readTopUp, type PlanWords } from './read-bought';

const topUp = (amount: string, on = '2026-11-20', takeBack = false) => readTopUp(amount, { on, takeBack });
const plan = (amount: string, words: Partial<PlanWords> = {}) =>
  readPlan(amount, { from: '2026-12-01', every: 'month', ...words }, ['2026-11-01']);

describe('a command tells', () => {
  test.each([
    ['a top-up', topUp('500'), { what: 'top-up', on: '2026-11-20', credits: 500 }],
    ['one that is taken back', topUp('500', '2026-11-20', true), { what: 'top-up', on: '2026-11-20', credits: -500 }],
    [
      'a plan that carries over as the one before it',
      plan('10000'),
      { what: 'plan', from: '2026-12-01', every: 'month', credits: 10_000, carryOver: null },
    ],
    ['a plan that carries nothing over', plan('1', { carryOver: 'none' }), { carryOver: 0 }],
    ['a plan that carries some over', plan('1', { carryOver: '50' }), { carryOver: 50 }],
    ['a plan of a quarter', plan('0', { every: 'quarter', carryOver: 'all' }), { credits: 0, every: 'quarter' }],
  ])('%s', (_what, read, bought) => expect(read).toMatchObject({ ok: true, bought }));
});

describe('is refused, with what was got and what was expected', () => {
  test.each([
    ['a negative top-up', topUp('-500'), /got "-500", expected a whole number of credits, 1 to/],
    ['a top-up of nothing', topUp('0'), /expected a whole number/],
    ['half a credit', topUp('0.5'), /expected a whole number/],
    ['what is no number', topUp('1e3'), /expected a whole number/],
    ['more than any plan holds', topUp('9999999999'), /expected a whole number/],
    ['a day that is none', topUp('5', '2026-02-30'), /--on: got "2026-02-30", expected a day/],
    ['a negative plan', plan('-1'), /got "-1", expected a whole number of credits, 0 to/],
    ['a plan that overlaps with one in the policy', plan('1', { from: '2026-11-01' }), /the policy has no plan/],
    ['a period of another length', plan('1', { every: 'fortnight' }), /--every: got "fortnight"/],
    ['a first day that is none', plan('1', { from: 'tomorrow' }), /--from: got "tomorrow"/],
    ['another carry-over', plan('1', { carryOver: 'some' }), /--carry-over: got "some"/],
    ['a negative carry-over', plan('1', { carryOver: '-5' }), /--carry-over: got "-5"/],
  ])('%s', (_what, read, why) => {
    expect(read).toMatchObject({ ok: false, fault: expect.stringMatching(why) as string });
  });
});
