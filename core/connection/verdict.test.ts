import fc from 'fast-check';
import { history, moment } from '../history.arbitrary';
import type { Channel } from '../kernel/channel';
import type { ConversationEvent } from '../kernel/event';
import { noConversationFacts, type ConversationFacts } from '../kernel/facts';
import { MINUTE } from '../kernel/instant';
import { DEFAULT_POLICY, type Policy } from '../kernel/policy';
import { learn } from '../learn';
import { after, at, dot, line, opened, replied, typed, wrote } from '../telling.arbitrary';
import { SUBJECT } from '../history.arbitrary';
import { evidenceOf } from './evidence';
import { LONGEST, say, sinceMinute } from './say';
import { SOURCES } from './sources';
import { verdict } from './verdict';

type Row = [string, Channel, ConversationEvent[], string, string, string];

describe('is the client still there?', () => {
  test.each<Row>([
    ['wrote a moment ago', 'chat', [wrote('2:13:40', 1)], '2:14', 'active', 'Wrote 02:13'],
    ['typed a moment ago', 'chat', [wrote('2:13', 1), typed('2:14:20')], '2:15', 'active', 'Typing heard 02:14'],
    [
      'stopped typing a moment ago',
      'chat',
      [typed('2:12', true), typed('2:14:20', false)],
      '2:15',
      'active',
      'Typing heard 02:14',
    ],
    [
      'wrote, and the dot is off (B1.5)',
      'chat',
      [wrote('2:13:40', 1), dot('2:14', false)],
      '2:15',
      'active',
      'Wrote 02:13',
    ],
    [
      'wrote, and their chat was opened after',
      'chat',
      [wrote('2:13', 1), opened('2:14')],
      '2:14:30',
      'active',
      'Wrote 02:13',
    ],
    ['opened the chat', 'chat', [wrote('2:01', 1), opened('2:14:30')], '2:15', 'reading', 'Chat was open 02:14'],
    [
      'opened it long ago, dot on',
      'chat',
      [opened('2:04'), dot('2:14', true)],
      '2:15',
      'quiet',
      'Last opened 02:04; dot after 02:10',
    ],
    [
      'quiet, dot on',
      'chat',
      [wrote('2:04', 1), dot('2:14:40', true)],
      '2:15',
      'quiet',
      'Last heard 02:04; dot after 02:10',
    ],
    ['never wrote, dot on', 'chat', [dot('2:14', true)], '2:15', 'quiet', 'Nothing heard yet; dot after 02:10'],
    [
      'dot seen off (B1.4)',
      'chat',
      [wrote('2:04', 1), dot('2:10:30', true), dot('2:14', false)],
      '2:15',
      'unknown',
      'Nothing heard since 02:11',
    ],
    [
      'dot not looked at for long',
      'chat',
      [wrote('2:04', 1), dot('2:10:30', true)],
      '2:15',
      'unknown',
      'Nothing heard since 02:11',
    ],
    [
      'the minute of "since" is not yet full',
      'chat',
      [dot('2:14:10', true), dot('2:14:20', false)],
      '2:14:30',
      'quiet',
      'Nothing heard yet; dot after 02:10',
    ],
    ['nothing at all', 'chat', [], '2:15', 'unknown', 'Nothing heard yet'],
    ['only our own words', 'chat', [replied('2:14', 2)], '2:15', 'unknown', 'Nothing heard yet'],
    [
      'our line first (B1.11)',
      'chat',
      [wrote('2:13', 1), line('2:09:30', 'webhooks-late')],
      '2:14',
      'our-fault',
      "Can't tell: our line, since 02:10",
    ],
    [
      'our line, just now',
      'chat',
      [line('2:13:50', 'chatwoot-away')],
      '2:13:55',
      'our-fault',
      "Can't tell now: our line",
    ],
    [
      'our line is back',
      'chat',
      [wrote('2:13', 1), line('2:09', 'webhooks-late'), line('2:12', null)],
      '2:14',
      'active',
      'Wrote 02:13',
    ],
    ['a text a moment ago', 'sms', [wrote('2:13', 1)], '2:14', 'active', 'Wrote 02:13'],
    ['a text some time ago (B1.8)', 'sms', [wrote('2:03', 1)], '2:14', 'quiet', 'Last heard 02:03; reading unknown'],
    [
      'an e-mail: who spoke last',
      'email',
      [wrote('2:03', 1), replied('2:05', 2)],
      '2:14',
      'unknown',
      'Last word ours, 02:05',
    ],
    [
      'an e-mail waiting',
      'email',
      [replied('2:01', 1), wrote('2:03', 2)],
      '2:14',
      'unknown',
      'Last word theirs, 02:03',
    ],
    ['yesterday is said with its day', 'sms', [wrote('2:03', 1)], '14:03', 'quiet', 'Last heard 22 Nov 02:03'],
  ])('%s', (_what, channel, events, now, kind, words) => {
    const judged = verdict(after(channel, events), at(now), DEFAULT_POLICY);
    expect([judged.kind, say(judged.statement, at(now), DEFAULT_POLICY)]).toEqual([kind, words]);
  });
});

test('the reasons are the evidence that decided, each with its own time', () => {
  const facts = after('chat', [wrote('2:04', 1), dot('2:14:40', true), dot('2:10', false)]);
  expect(verdict(facts, at('2:15'), DEFAULT_POLICY).reasons).toEqual([
    { source: 'dot-on', at: at('2:14:40') },
    { source: 'message', at: at('2:04') },
  ]);
});

describe('what is said', () => {
  const known = (events: Parameters<typeof learn>[1][]): ConversationFacts =>
    events.reduce(learn<ConversationFacts>, noConversationFacts(SUBJECT));
  const zones = fc.constantFrom('UTC', 'America/New_York', 'Asia/Kathmandu');
  const spoken: fc.Arbitrary<Policy> = fc
    .tuple(fc.constantFrom('en' as const, 'es' as const), zones)
    .map(([language, zone]) => ({ ...DEFAULT_POLICY, language, zone }));

  test('fits the sidebar and never judges the person (B3.15)', () => {
    fc.assert(
      fc.property(history, moment, spoken, (events, now, policy) => {
        const words = say(verdict(known(events), now, policy).statement, now, policy);
        expect(words.length).toBeLessThanOrEqual(LONGEST);
        expect(words).not.toMatch(/safe|fine|gone|left|online|offline|read by|a salvo|bien|se fue|leído/i);
      }),
      { numRuns: 500 },
    );
  });

  test('is true of the evidence: a "since" has nothing after it, a "dot after" has a dot whose window is after it', () => {
    fc.assert(
      fc.property(history, moment, (events, now) => {
        const facts = known(events);
        const { statement } = verdict(facts, now, DEFAULT_POLICY);
        const signs = evidenceOf(facts).filter(
          ({ source }) => !['no-page', 'our-trouble'].includes(SOURCES[source].shows),
        );
        if (statement.says === 'nothing-since') {
          const since = sinceMinute(statement.since, now) ?? Infinity;
          expect(signs.filter((sign) => sign.at > since)).toEqual([]);
        }
        if (statement.says === 'quiet') {
          const seen = facts.presence.dotOn ?? -Infinity;
          expect(seen - DEFAULT_POLICY.connection.dotWindow).toBeGreaterThanOrEqual(statement.pageAfter);
          expect(statement.pageAfter % MINUTE).toBe(0);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('stays until the moment named for its change, and changes then', () => {
    const shown = (facts: ConversationFacts, now: number): string => {
      const { kind, statement } = verdict(facts, now, DEFAULT_POLICY);
      return `${kind} ${say(statement, now, DEFAULT_POLICY)}`;
    };
    fc.assert(
      fc.property(history, moment, fc.double({ min: 0, max: 1, noNaN: true }), (events, now, part) => {
        const facts = known(events);
        const { changesAt } = verdict(facts, now, DEFAULT_POLICY);
        const until = changesAt ?? now + 1e9;
        expect(shown(facts, now + Math.floor(part * (until - 1 - now)))).toBe(shown(facts, now));
        if (changesAt !== null) expect(shown(facts, changesAt)).not.toBe(shown(facts, now));
      }),
      { numRuns: 500 },
    );
  });
});
