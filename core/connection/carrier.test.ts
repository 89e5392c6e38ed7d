import fc from 'fast-check';
import type { Channel } from '../kernel/channel';
import type { ConversationEvent } from '../kernel/event';
import type { ConversationFacts } from '../kernel/facts';
import { DAY, MINUTE, SECOND } from '../kernel/instant';
import { DEFAULT_POLICY, type Policy } from '../kernel/policy';
import { SUBJECT } from '../history.arbitrary';
import { learn } from '../learn';
import { after, at, receipt, replied } from '../telling.arbitrary';
import { connection } from './connection';
import { receiptsOf } from './receipt';

const POLICY: Policy = { ...DEFAULT_POLICY, carrierLog: true };
const SID = { providerId: 'SMa' };
const sent = replied('2:00', 2, SID);
const logged = (clock: string, status: 'sent' | 'delivered' | 'failed', errorCode: number | null = null) =>
  ({
    ...receipt(clock, 2, status, errorCode),
    askedAt: at(clock),
    id: `log ${clock}`,
    via: 'twilio',
  }) as ConversationEvent;

const wants = (facts: ConversationFacts, now: number, policy = POLICY) => {
  const { wishes = [], lookAgainAt = null } = connection.wants?.({ facts, now, policy }) ?? {};
  const asked = wishes.flatMap(({ cause, effect }) => (effect.kind === 'fetch-carrier' ? [{ cause, effect }] : []));
  return { asked, lookAgainAt };
};

/** When the log is asked, in seconds after 2:00, if it never tells anything; looked at every five seconds. */
function askedAt(channel: Channel, events: ConversationEvent[], hours = 1, policy = POLICY): number[] {
  const moments: number[] = [];
  let facts = after(channel, events);
  for (let now = at('2:00'); now <= at('2:00') + hours * 60 * MINUTE; now += 5 * SECOND) {
    for (const { cause, effect } of wants(facts, now, policy).asked) {
      moments.push((now - at('2:00')) / SECOND);
      const planned = { id: cause, subject: SUBJECT, at: now, heardAt: now, via: 'ourselves' } as const;
      facts = learn(facts, { ...planned, kind: 'effect-planned', effect, cause });
    }
  }
  return moments;
}

describe('when the carrier’s own log is asked (B1.9, B1.10)', () => {
  test.each<[string, Channel, ConversationEvent[], number[]]>([
    ['a text without a receipt: after half a minute, two and ten', 'sms', [sent], [30, 120, 600]],
    ['one delivered: never', 'sms', [sent, receipt('2:00:10', 2, 'delivered')], []],
    ['one failed: never', 'sms', [sent, receipt('2:00:10', 2, 'failed', 30003)], []],
    ['one the carrier has not taken: it has no id to ask by', 'sms', [replied('2:00', 2)], []],
    ['one whose message we have not heard of', 'sms', [receipt('2:00', 2, 'sent')], []],
    ['no web chat has a carrier', 'chat', [sent], []],
    ['an unknown channel', 'other', [sent], []],
    [
      'failed and delivered: at once, and every half minute, five times at most',
      'sms',
      [sent, receipt('2:00:05', 2, 'failed'), receipt('2:00:10', 2, 'delivered')],
      [0, 30, 60, 90, 120].map((second) => second + 10),
    ],
  ])('%s', (_what, channel, events, moments) => expect(askedAt(channel, events)).toEqual(moments));

  test('never where Twilio is not configured', () => {
    expect(askedAt('sms', [sent], 1, DEFAULT_POLICY)).toEqual([]);
    expect(askedAt('sms', [sent], 1, { ...DEFAULT_POLICY, carrierLog: false })).toEqual([]);
  });
  test('after a day nobody is asked any more', () => {
    expect(wants(after('sms', [sent]), at('2:00') + DAY).asked).toEqual([]);
    expect(wants(after('sms', [sent]), at('2:00') + DAY - 1).asked).toHaveLength(1);
  });
  test('by its id there, each time under another name', () => {
    const [{ cause, effect } = { cause: '', effect: null }] = wants(after('sms', [sent]), at('2:00:30')).asked;
    expect(cause).toBe('carrier-m2-1');
    expect(effect).toEqual({ kind: 'fetch-carrier', messageId: 2, sid: 'SMa', n: 1, deadline: at('2:01:30') });
    expect(wants(after('sms', [sent]), at('2:00:20')).lookAgainAt).toBe(at('2:00:30'));
  });
});

describe('what the log says', () => {
  const CONFLICT = [receipt('2:00:05', 2, 'failed', 30003), receipt('2:00:10', 2, 'delivered')];
  const shown = (...events: ConversationEvent[]) => {
    const [one] = receiptsOf(after('sms', [sent, ...events]), at('2:05'), POLICY);
    return `${one?.state} ${one?.remark} ${one?.by}`;
  };
  test.each([
    ['without it both are shown', CONFLICT, 'delivered conflict carrier'],
    ['it says delivered', [...CONFLICT, logged('2:00:11', 'delivered')], 'delivered settled carrier'],
    ['it says failed', [...CONFLICT, logged('2:00:11', 'failed', 30003)], 'failed settled carrier'],
    ['it does not know yet', [...CONFLICT, logged('2:00:11', 'sent')], 'delivered conflict carrier'],
    [
      'it was asked before the other was heard: not settled',
      [logged('2:00:07', 'delivered'), receipt('2:00:10', 2, 'failed')],
      'delivered conflict carrier',
    ],
    [
      'its newest word counts',
      [...CONFLICT, logged('2:01', 'failed'), logged('2:00:30', 'delivered')],
      'failed settled carrier',
    ],
    ['nothing else was heard', [logged('2:00:30', 'delivered')], 'delivered null carrier'],
  ])('%s', (_what, events, said) => {
    expect(shown(...events)).toBe(said);
    fc.assert(
      fc.property(fc.shuffledSubarray(events, { minLength: events.length }), (again) =>
        expect(shown(...again, ...again)).toBe(said),
      ),
      { numRuns: 20 },
    );
  });
  test('a conflict that it settled is not asked about again; one that came after it is', () => {
    const settled = after('sms', [sent, ...CONFLICT, logged('2:00:11', 'delivered')]);
    expect(wants(settled, at('2:30')).asked).toEqual([]);
    const again = after('sms', [sent, logged('2:00:07', 'delivered'), receipt('2:00:10', 2, 'failed')]);
    expect(wants(again, at('2:00:10')).asked).toHaveLength(1);
  });
});
