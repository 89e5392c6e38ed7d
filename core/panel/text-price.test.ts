import { USUAL_CREDITS, USUAL_PRICES, type Plan } from '../kernel/credits';
import { noConversationFacts, type ConversationFacts } from '../kernel/facts';
import { DEFAULT_POLICY, type Policy } from '../kernel/policy';
import { conversation } from '../kernel/subject';
import type { Channel } from '../kernel/channel';
import { priceOf, pricesChangeAt, rateOf } from './text-price';

const NOON = Date.parse('2026-11-22T12:00:00Z');
const in3 = (channel: Channel): ConversationFacts => ({
  ...noConversationFacts(conversation(1, 4)),
  snapshot: {
    ...{ version: 1, createdAt: 0, status: 'open', channel, inboxId: 3, contactId: 7, assigneeId: null },
    ...{ teamId: null, priority: null, attributes: null },
  },
});
const plan = (from: string, outbound: number): Plan => ({
  ...{ from, every: 'month', credits: 100, carryOver: 0 },
  prices: { ...USUAL_PRICES, sms: { ...USUAL_PRICES.sms, outbound } },
});
const at = (plans: readonly Plan[], tollFree = false): Policy => ({
  ...DEFAULT_POLICY,
  inboxes: { 3: { tollFree } },
  credits: { ...USUAL_CREDITS, plans },
});
const price = (text: string, channel: Channel, policy: Policy) => {
  const { segments, credits } = priceOf(text, rateOf(in3(channel), NOON, policy), policy);
  return [segments, credits];
};
const a = (count: number): string => 'a'.repeat(count);

describe('what a text costs before it is sent', () => {
  it.each<[string, (number | null)[], (number | null)[]]>([
    ['nothing that anybody could say, without a plan', price(a(161), 'sms', at([])), [2, null]],
    ['a credit a segment', price(a(161), 'sms', at([plan('2026-11-01', 1)])), [2, 2]],
    ['what a segment costs', price(a(161), 'sms', at([plan('2026-11-01', 1.1)])), [2, 2.2]],
    ['by the plan that holds', price('a', 'sms', at([plan('2026-11-01', 1), plan('2026-11-23', 5)])), [1, 1]],
    ['more from a toll-free number', price(a(306), 'sms', at([plan('2026-11-01', 1)], true)), [3, 3]],
    ['one message in the chat', price(a(400), 'chat', at([plan('2026-11-01', 2)])), [3, 1]],
    ['one message where the channel is not known', price('a', 'other', at([plan('2026-11-01', 2)])), [1, 1]],
  ])('is %s', (_what, priced, expected) => {
    expect(priced).toEqual(expected);
  });

  it('says what makes it dear, and where', () => {
    const policy = at([]);
    const { dear } = priceOf(`${a(40)}’${a(60)}`, rateOf(in3('sms'), NOON, policy), policy);
    expect(dear).toBe('’ at 41 makes this 2 segments; replace it?');
  });

  it('changes when another plan begins', () => {
    const policy = at([plan('2026-11-01', 1), plan('2026-11-23', 5), plan('2026-12-01', 6)]);
    expect(pricesChangeAt(NOON, policy)).toBe(Date.parse('2026-11-23T00:00:00Z'));
    expect(pricesChangeAt(NOON, at([plan('2026-11-01', 1)]))).toBeNull();
  });
});
