import { NO_CREDITS, type CreditsMemory } from '../kernel/credits-memory';
import { noConversationFacts, type ConversationFacts } from '../kernel/facts';
import { DEFAULT_POLICY } from '../kernel/policy';
import { HOUR } from '../kernel/instant';
import { conversation } from '../kernel/subject';
import type { Channel } from '../kernel/channel';
import { presentCredits } from './credits-card';

const NOW = Date.UTC(2026, 10, 22, 12);
const card = (credits: Partial<CreditsMemory>, channel: Channel = 'sms', language: 'en' | 'es' = 'en') => {
  const facts: ConversationFacts = {
    ...noConversationFacts(conversation(1, 4)),
    snapshot: {
      ...{ version: 1, createdAt: 0, status: 'open', channel, inboxId: 3, contactId: 7, assigneeId: null },
      ...{ teamId: null, priority: null, attributes: null },
    },
    credits: { ...NO_CREDITS, ...credits },
  };
  return presentCredits(facts, NOW, { ...DEFAULT_POLICY, language });
};
const level = (percent: number) => ({ level: { percent, until: '2026-12-01', at: 1 } });
const away = (hours: number | null) => ({
  comparison: { away: true, comparedAt: hours === null ? null : NOW - hours * HOUR, at: 1 },
});
const sent = (segments: number) => ({ lastSent: { messageId: 9, segments, why: 'quote' as const } });

describe('the card of message credits', () => {
  it.each([
    ['nothing, while nothing was told', card({}).plan, null],
    ['how far the plan is used', card(level(70)).plan, '70 % of the message plan is used; it lasts until 2026-12-01.'],
    [
      'that answers go on when it is used up',
      card(level(100)).plan,
      'The message plan is used up until 2026-12-01. Go on answering: everybody who writes is answered as before.',
    ],
    ['that there is enough again', card(level(0)).plan, 'There are enough message credits again, until 2026-12-01.'],
    ['the same in Spanish', card(level(90), 'sms', 'es').plan, /^Está usado el 90 % del plan de mensajes/],
    ['nothing of the comparison while the carrier can be asked', card(level(70)).compared, null],
    [
      'how old the comparison with the bill is while it cannot',
      card(away(75)).compared,
      'The carrier cannot be asked: the count was last compared with its bill 3 days ago, and goes on.',
    ],
    [
      'that there was none yet',
      card(away(null)).compared,
      'The carrier cannot be asked: the count was not compared with its bill yet, and goes on.',
    ],
    ['the same in Spanish', card(away(30), 'sms', 'es').compared, /hace 30 h, y sigue\.$/],
    ['nothing of it when it is back', card({ comparison: { away: false, comparedAt: 1, at: 2 } }).compared, null],
    ['nothing of a text within the limit', card(sent(4)).lastText, null],
    [
      'why the last text was dear',
      card(sent(5)).lastText,
      'The last text was 5 segments because of curly quotes, dashes or the like.',
    ],
    ['nothing of that in the chat', card(sent(5), 'chat').lastText, null],
  ])('says %s', (_what, said, expected) => {
    if (expected instanceof RegExp) expect(said).toMatch(expected);
    else expect(said).toBe(expected);
  });

  it('counts by the segment where texts are text messages, and nowhere else', () => {
    expect(card({}).sms).toEqual({ tollFree: false, credits: null });
    expect(card({}, 'chat').sms).toBeNull();
  });
});
