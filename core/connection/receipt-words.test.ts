import type { Channel } from '../kernel/channel';
import type { ConversationEvent } from '../kernel/event';
import { DEFAULT_POLICY } from '../kernel/policy';
import { after, at, inPage, onScreen, receipt, replied } from '../telling.arbitrary';
import { codeWords } from './carrier-words';
import { receiptsOf } from './receipt';
import { sayReceipt } from './receipt-words';

const SID = { providerId: 'SMa' };
const said = (channel: Channel, events: ConversationEvent[], now = '2:05', language: 'en' | 'es' = 'en') => {
  const policy = { ...DEFAULT_POLICY, language };
  const [one] = receiptsOf(after(channel, events), at(now), policy);
  if (!one) throw new Error('no message');
  return sayReceipt(one, channel, at(now), policy);
};

test.each<[string, Channel, ConversationEvent[], string, string]>([
  ['stored', 'chat', [replied('2:00', 2)], '2:05', 'Stored 02:00; not known to have arrived'],
  ['in their page', 'chat', [replied('2:00', 2), inPage('2:01', 2)], '2:05', 'In their page by 02:01, says their page'],
  [
    'on their screen',
    'chat',
    [replied('2:00', 2), onScreen('2:02', 2)],
    '2:05',
    'On their screen by 02:02, says their page',
  ],
  [
    'read, in Chatwoot’s word',
    'chat',
    [replied('2:00', 2), receipt('2:01', 2, 'read')],
    '2:05',
    'In their open chat by 02:01, says Chatwoot',
  ],
  ['with the carrier', 'sms', [replied('2:00', 2, SID)], '2:05', 'With the carrier; no receipt heard yet'],
  ['no receipt (B1.10)', 'sms', [replied('2:00', 2, SID)], '2:10', 'With the carrier; it gave no receipt we heard of'],
  ['not taken', 'sms', [replied('2:00', 2)], '2:05', 'Not known to be with the carrier'],
  [
    'delivered',
    'sms',
    [replied('2:00', 2, SID), receipt('2:01', 2, 'delivered')],
    '2:05',
    'Delivered by 02:01, says the carrier',
  ],
  [
    'failed',
    'sms',
    [replied('2:00', 2, SID), receipt('2:01', 2, 'failed', 30003)],
    '2:05',
    'Not delivered, told by 02:01, says the carrier',
  ],
  [
    'both',
    'sms',
    [receipt('2:01', 2, 'failed', 30003), receipt('2:02', 2, 'delivered')],
    '2:05',
    'Delivered, and failed before or after: the carrier said both',
  ],
])('%s', (_what, channel, events, now, words) => expect(said(channel, events, now).words).toBe(words));

test('a failure says what its code means and that nothing is tried again by itself (B1.12, B1.13)', () => {
  const failed = [replied('2:00', 2, SID), receipt('2:01', 2, 'failed', 30003)];
  expect(said('sms', failed)).toMatchObject({
    means: 'Phone off or out of reach.',
    next: 'Not tried again by itself: the phone may have been taken. Wait until they write.',
    reading: 'Reading: cannot know.',
  });
  expect(said('sms', failed, '2:05', 'es').means).toBe('Teléfono apagado o sin cobertura.');
});

test('every code of the field rules has words of its own, in both languages; an unknown one says so', () => {
  const codes = [30003, 30004, 30005, 30006, 30007, 30008, 30034, 21610];
  for (const language of ['en', 'es'] as const) {
    expect(new Set(codes.map((code) => codeWords(code, language).means)).size).toBe(codes.length);
    expect(codeWords(21635, language)).toBe(codeWords(30006, language));
    expect(codeWords(99999, language)).toBe(codeWords(30008, language));
  }
});

test('of a web chat reading is never said to be unknown in general, and nothing is ever "read by them"', () => {
  const words = said('chat', [replied('2:00', 2), receipt('2:01', 2, 'read')]);
  expect(words.reading).toBeNull();
  expect(words.words).not.toMatch(/read by|has read/i);
});
