import { describeFaults } from '../faults';
import { readPolicy } from './read-policy';

const credits = (text: string) => readPolicy(`credits:\n${text}`, 'policy.yaml', null);
function read(text: string) {
  const reading = credits(text);
  if (!reading.ok) throw new Error(describeFaults('', reading.faults));
  return reading.value.credits;
}
const plans = (...lines: string[]): string => `  plans:\n${lines.map((line) => `    ${line}\n`).join('')}`;

describe('a plan', () => {
  it('holds what was bought, with the usual prices where it gives none', () => {
    const [plan] = read(
      plans('- from: 2026-11-01', '  credits: 10000', '  prices: { mms: 5, sms: { inbound: 0 } }'),
    ).plans;
    expect(plan).toMatchObject({ from: '2026-11-01', every: 'month', credits: 10_000, carryOver: 0 });
    expect(plan?.prices.mms).toMatchObject({ inbound: 5, page: 5 });
    expect(plan?.prices.sms).toMatchObject({ inbound: 0, outbound: 1 });
    expect(plan?.prices.email.outbound).toBe(1);
  });

  it('is one of several, in the order of their days', () => {
    const { plans: all } = read(
      plans('- { from: 2026-12-01, credits: 2 }', '- { from: 2026-11-01, credits: 1, carryOver: all }'),
    );
    expect(all.map(({ from, carryOver }) => [from, carryOver])).toEqual([
      ['2026-11-01', 'all'],
      ['2026-12-01', 0],
    ]);
  });
});

describe('is refused, with its place and what to do', () => {
  it.each([
    [
      'an unknown direction in a price list',
      plans('- from: 2026-11-01', '  credits: 1', '  prices: { sms: { sideways: 1 } }'),
      /prices.sms.sideways.*one of outbound, inbound/s,
    ],
    [
      'an unknown channel in a price list',
      plans('- from: 2026-11-01', '  credits: 1', '  prices: { fax: 1 }'),
      /unknown name fax/,
    ],
    ['a negative price', plans('- from: 2026-11-01', '  credits: 1', '  prices: { sms: -1 }'), /prices.sms/],
    ['a negative plan', plans('- { from: 2026-11-01, credits: -5 }'), /a whole number of credits, 0 or more/],
    ['a plan of half a credit', plans('- { from: 2026-11-01, credits: 0.5 }'), /a whole number of credits/],
    ['a plan that no number holds', plans('- { from: 2026-11-01, credits: .inf }'), /a whole number of credits/],
    [
      'two plans that overlap',
      plans('- { from: 2026-11-01, credits: 1 }', '- { from: 2026-11-01, credits: 2 }'),
      /4:\d+ credits.plans.1.from.*no other plan begins/s,
    ],
    ['a day that is none', plans('- { from: 2026-02-30, credits: 1 }'), /a day such as/],
    [
      'a period of another length',
      plans('- { from: 2026-11-01, credits: 1, every: fortnight }'),
      /month, quarter or year/,
    ],
    ['a negative top-up', '  topUps:\n    - { on: 2026-11-01, credits: -1 }\n', /a whole number of credits/],
    ['a threshold that is no percent', '  tellAt: [70, ninety]\n', /a list of percents/],
    ['a zone that is none', '  zone: Mars/Olympus\n', /zone/],
  ])('%s', (_what, text, why) => {
    const reading = credits(text);
    expect(reading.ok).toBe(false);
    if (!reading.ok) expect(describeFaults('', reading.faults)).toMatch(why);
  });
});
