import { DEFAULT_POLICY, type Language, type Policy } from '../kernel/policy';
import { noConversationFacts, type ConversationFacts } from '../kernel/facts';
import { NO_CREDITS, type CreditsMemory } from '../kernel/credits-memory';
import { conversation } from '../kernel/subject';
import type { Channel } from '../kernel/channel';
import type { WhyDear } from '../kernel/text-facts';
import { creditsLine } from './credits-line';

const snapshot = (channel: Channel): NonNullable<ConversationFacts['snapshot']> => ({
  ...{ version: 1, createdAt: 0, status: 'open', channel, inboxId: 3, contactId: 7, assigneeId: null },
  ...{ teamId: null, priority: null, attributes: null },
});
const line = (credits: Partial<CreditsMemory>, channel: Channel = 'sms', language: Language = 'en'): string | null => {
  const facts = { ...noConversationFacts(conversation(1, 4)), snapshot: snapshot(channel) };
  const policy: Policy = { ...DEFAULT_POLICY, language };
  return creditsLine({ ...facts, credits: { ...NO_CREDITS, ...credits } }, policy);
};
const level = (percent: number) => ({ level: { percent, until: '2026-12-01', at: 1 } });
const away = (comparedAt: number | null) => ({ comparison: { away: true, comparedAt, at: 1 } });
const NOON = Date.UTC(2026, 10, 22, 12);
const sent = (segments: number, why: WhyDear | null) => ({ lastSent: { messageId: 9, segments, why } });

it.each([
  ['nothing known', line({}), null],
  ['below the first threshold again', line(level(0)), 'Plan: enough, until 2026-12-01'],
  ['at a threshold', line(level(70)), 'Plan: 70 % used, until 2026-12-01'],
  ['used up', line(level(100)), 'Plan used up; replies go on'],
  ['the carrier has been away for long', line(away(NOON)), 'Count last checked 2026-11-22'],
  ['and the count was never compared', line(away(null)), 'Count not checked yet'],
  ['and the plan runs low', line({ ...level(70), ...away(NOON) }), 'Plan: 70 % used, checked 2026-11-22'],
  ['and the plan is used up', line({ ...level(100), ...away(NOON) }), 'Plan used up; replies go on'],
  ['it is back', line({ comparison: { away: false, comparedAt: NOON, at: 2 } }), null],
  ['a text of as many segments as are allowed', line(sent(4, 'length')), null],
  ['a dear text', line({ ...level(70), ...sent(6, 'emoji') }), 'Last text: 6 segments (emoji)'],
  [
    'a dear text that is none, in the chat',
    line({ ...level(70), ...sent(6, 'emoji') }, 'chat'),
    'Plan: 70 % used, until 2026-12-01',
  ],
])('%s', (_what, said, expected) => {
  expect(said).toBe(expected);
});

it('fits into the sidebar, in both languages', () => {
  const whys = ['emoji', 'accent', 'quote', 'length'] as const;
  for (const language of ['en', 'es'] as const) {
    const all = [
      ...whys.map((why) => line(sent(11, why), 'sms', language)),
      ...[0, 90, 100].map((at) => line(level(at), 'sms', language)),
      ...[NOON, null].map((at) => line(away(at), 'sms', language)),
      line({ ...level(90), ...away(NOON) }, 'sms', language),
    ];
    for (const said of all) expect(String(said).length).toBeLessThanOrEqual(35);
  }
});
