import fc from 'fast-check';
import type { Channel } from '../kernel/channel';
import type { Wish } from '../kernel/effect';
import type { ConversationEvent } from '../kernel/event';
import type { ConversationFacts } from '../kernel/facts';
import { DEFAULT_POLICY } from '../kernel/policy';
import { learn } from '../learn';
import { after, at, dot, fetched, receipt, replied, unclear, wrote } from '../telling.arbitrary';
import { SUBJECT } from '../history.arbitrary';
import { connection } from './connection';

const wants = (facts: ConversationFacts, clock: string) =>
  connection.wants?.({ facts, now: at(clock), policy: DEFAULT_POLICY });
const asked = (facts: ConversationFacts, clock: string): (string | number)[] =>
  (wants(facts, clock)?.wishes ?? []).flatMap(({ cause, effect }) =>
    effect.kind === 'fetch-messages' ? [cause, effect.afterMessageId] : [],
  );
const planned = (clock: string, { effect, cause }: Wish): ConversationEvent => ({
  ...{ id: clock, subject: SUBJECT, at: at(clock), heardAt: at(clock), via: 'ourselves' },
  ...{ kind: 'effect-planned', effect, cause },
});
const SID = { providerId: 'SMa' };

describe('what is fetched, and when (B1.14)', () => {
  test.each<[string, Channel, ConversationEvent[], string, (string | number)[]]>([
    ['a message that changed nobody knows how', 'chat', [unclear('2:00', 7)], '2:00:01', [`fetch-m7-${at('2:00')}`, 6]],
    [
      'all that are unclear at once',
      'chat',
      [unclear('2:00', 7), unclear('2:00:01', 5)],
      '2:00:02',
      [`fetch-m5-${at('2:00:01')}`, 4],
    ],
    ['fetched since: clear', 'chat', [unclear('2:00', 7), fetched('2:00:02')], '2:00:03', []],
    [
      'fetched before it changed: unclear',
      'chat',
      [fetched('1:59'), unclear('2:00', 7)],
      '2:00:03',
      [`fetch-m7-${at('2:00')}`, 6],
    ],
    ['a text without a receipt, at first', 'sms', [replied('2:00', 2, SID)], '2:00:29', []],
    [
      'a text without a receipt, half a minute later',
      'sms',
      [replied('2:00', 2, SID)],
      '2:00:30',
      ['receipts-after-0', 1],
    ],
    ['a text delivered', 'sms', [replied('2:00', 2, SID), receipt('2:01', 2, 'delivered')], '2:02', []],
    ['a text failed', 'sms', [replied('2:00', 2, SID), receipt('2:01', 2, 'failed')], '2:02', []],
    ['when all is quiet, every five minutes', 'sms', [replied('2:00', 2, SID), fetched('2:20')], '2:24:59', []],
    ['and then', 'sms', [replied('2:00', 2, SID), fetched('2:20')], '2:25', [`receipts-after-${at('2:20')}`, 1]],
    ['a web message, nobody there', 'chat', [replied('2:00', 2)], '2:05', []],
    [
      'a web message, their page there',
      'chat',
      [replied('2:00', 2), dot('2:04', true)],
      '2:05',
      ['receipts-after-0', 1],
    ],
    ['a web message opened', 'chat', [replied('2:00', 2), dot('2:04', true), receipt('2:01', 2, 'read')], '2:05', []],
    ['an e-mail', 'email', [replied('2:00', 2), wrote('2:01', 3)], '2:05', []],
  ])('%s', (_what, channel, events, now, fetch) => expect(asked(after(channel, events), now)).toEqual(fetch));
});

test('after a day an open receipt is left alone', () => {
  const facts = after('sms', [replied('2:00', 2, SID)]);
  expect(asked(facts, '25:59')).not.toEqual([]);
  expect(asked(facts, '26:00')).toEqual([]);
});

test('what was asked for is not asked for again, unless nothing was told within half a minute', () => {
  const facts = after('chat', [unclear('2:00', 7)]);
  const [wish] = wants(facts, '2:00:01')?.wishes ?? [];
  const pending = learn(facts, planned('2:00:01', wish as Wish));
  expect(asked(pending, '2:00:30')).toEqual([]);
  expect(asked(pending, '2:00:31')).toEqual([`fetch-m7-${at('2:00')}-again-${at('2:00:01')}`, 6]);
});

test('of very many unclear messages the newest are remembered, whatever the order they were heard in', () => {
  const moments = fc.uniqueArray(fc.nat({ max: 59 }), { minLength: 20, maxLength: 40 });
  const heard = moments.chain((all) => {
    const events = all.map((second, i) => unclear(`2:00:${second}`, (second * 7 + i) % 30));
    const inTheMiddle = [...events, fetched('2:00:10')];
    return fc.tuple(fc.constant(inTheMiddle), fc.shuffledSubarray(inTheMiddle, { minLength: inTheMiddle.length }));
  });
  fc.assert(
    fc.property(heard, ([once, again]) => expect(after('chat', again).fetching).toEqual(after('chat', once).fetching)),
    { numRuns: 200 },
  );
});
