import { NO_AUTO_RESPONSE } from '../kernel/auto-response-policy';
import { DEFAULT_POLICY, type Policy } from '../kernel/policy';
import { segmentsOf } from '../kernel/segments';
import { checkText } from '../texts/check-text';
import { autoResponseText } from './words';

const policy = (more: Partial<Policy> = {}): Policy => ({ ...DEFAULT_POLICY, ...more });
const en = NO_AUTO_RESPONSE.say.en;
const saying = (words: Partial<typeof en>): Policy =>
  policy({ autoResponse: { ...NO_AUTO_RESPONSE, say: { ...NO_AUTO_RESPONSE.say, en: { ...en, ...words } } } });

test('a web chat is told all of it', () =>
  expect(autoResponseText('chat', { from: 5, to: 20 }, saying({ phone: 'Or call 555 0100.' }))).toBe(
    'Your message has arrived. An answer usually takes 5 to 20 min. If it is an emergency, call 911. ' +
      'Or call 555 0100. You can close this page at any time.',
  ));

test('a phone is told neither of the line to call nor of a page (B3.5)', () =>
  expect(autoResponseText('sms', { from: 5, to: 20 }, saying({ phone: 'Or call 555 0100.' }))).toBe(
    'Your message has arrived. An answer usually takes 5 to 20 min. If it is an emergency, call 911.',
  ));

test('while too little is known of waits the agency’s own sentence stands', () =>
  expect(autoResponseText('sms', null, policy())).toContain('Somebody will answer here as soon as they can.'));

test('an answer that mostly comes within a minute is said so', () =>
  expect(autoResponseText('sms', { from: 0, to: 3 }, policy())).toContain('usually comes within 3 min'));

test.each(['en', 'es'] as const)('ours keeps every hard stop, in %s', (language) => {
  const ours = policy({ language });
  for (const range of [null, { from: 0, to: 3 }, { from: 120, to: 240 }]) {
    expect(checkText(autoResponseText('sms', range, ours), [])).toEqual([]);
    const inChat = checkText(autoResponseText('chat', range, ours), []);
    expect(inChat.filter(({ fault }) => fault !== 'length')).toEqual([]);
  }
});

test('on a phone it is one segment whatever the agency writes: the end is left out', () => {
  const long = saying({ emergency: 'If it is an emergency, call 911, or go where there are people. '.repeat(3) });
  const text = autoResponseText('sms', { from: 5, to: 20 }, long);
  expect(text).toBe('Your message has arrived. An answer usually takes 5 to 20 min.');
  expect(segmentsOf(text).segments).toBe(1);
});
