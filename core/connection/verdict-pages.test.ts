import type { ConversationEvent } from '../kernel/event';
import { DEFAULT_POLICY } from '../kernel/policy';
import {
  after,
  at,
  dot,
  inPage,
  line,
  onScreen,
  opened,
  pageHeard,
  quickExit,
  typed,
  wrote,
} from '../telling.arbitrary';
import { sayReason } from './reason-words';
import { say } from './say';
import { verdict } from './verdict';

const open = (clock: string, id = 'a', seq = 1) => pageHeard(clock, id, seq, { chat: 'open' });
const left = (clock: string, id = 'a', seq = 9, device: 'desktop' | 'phone' = 'desktop') =>
  pageHeard(clock, id, seq, { state: 'left', leftAt: at(clock), device });
const hidden = (clock: string, id = 'a', seq = 5) => pageHeard(clock, id, seq, { state: 'hidden' });
const offline = (clock: string, id = 'a', seq = 5) => pageHeard(clock, id, seq, { state: 'offline' });

type Row = [string, ConversationEvent[], string, string, string];

describe('what their own page tells', () => {
  test.each<Row>([
    ['open and visible', [wrote('2:00', 1), open('2:05')], '2:05:20', 'quiet', 'Chat open; last heard 02:00'],
    [
      'the chat folded away',
      [wrote('2:00', 1), pageHeard('2:05', 'a', 1)],
      '2:05:20',
      'quiet',
      'Page open; last heard 02:00',
    ],
    ['nothing written yet', [open('2:05')], '2:05:20', 'quiet', 'Chat open; nothing heard yet'],
    [
      'our words on its screen',
      [open('2:05'), inPage('2:05', 2), onScreen('2:05', 2)],
      '2:05:20',
      'reading',
      'Chat on their screen 02:05',
    ],
    [
      'three beats missing: silence, which is no leave (B1.4)',
      [wrote('2:00', 1), open('2:05')],
      '2:06',
      'unknown',
      'Nothing heard since 02:05',
    ],
    [
      'a green dot does not outlive a page that fell silent',
      [open('2:05'), dot('2:06', true)],
      '2:06:30',
      'unknown',
      'Nothing heard since 02:06',
    ],
    [
      'a dot that is certainly newer does',
      [open('2:05'), dot('2:08', true)],
      '2:08:30',
      'quiet',
      'Nothing heard yet; dot after 02:05',
    ],
    ['hidden', [open('2:05'), hidden('2:06')], '2:08', 'quiet', 'Page hidden 02:06'],
    ['hidden long ago', [open('2:05'), hidden('2:06')], '2:20', 'unknown', 'Page hidden 02:06'],
    ['no network', [open('2:05'), offline('2:06')], '2:08', 'network-trouble', 'Network lost 02:06, said their page'],
    [
      'no network explains no quarter of an hour (B2.5)',
      [open('2:05'), offline('2:06')],
      '2:21',
      'unknown',
      'Network lost 02:06, said their page',
    ],
    ['closed', [open('2:05'), left('2:06')], '2:06:10', 'unknown', 'Page closed 02:06'],
    ['closed, and the grace passed', [open('2:05'), left('2:06')], '2:08', 'left', 'Page closed 02:06, nothing since'],
    ['not a second sooner', [open('2:05'), left('2:06')], '2:07:59', 'unknown', 'Page closed 02:06'],
    ['a phone has a longer grace (B1.3)', [left('2:06', 'a', 9, 'phone')], '2:09:59', 'unknown', 'Page closed 02:06'],
    ['which passes too', [left('2:06', 'a', 9, 'phone')], '2:10', 'left', 'Page closed 02:06, nothing since'],
    [
      'a reload is no leave (B2.17)',
      [left('2:06'), open('2:06:01', 'b')],
      '2:06:30',
      'quiet',
      'Chat open; nothing heard yet',
    ],
    ['a second phone counts', [left('2:06'), hidden('2:05', 'b')], '2:07:30', 'quiet', 'Page hidden 02:05'],
    ['left needs a leave of every page', [open('2:04', 'b'), left('2:06')], '2:20', 'unknown', 'Page closed 02:06'],
    [
      'more pages than are remembered',
      Array.from({ length: 8 }, (_, i) => left(`2:0${i}`, `p${i}`)),
      '2:30',
      'unknown',
      'Page closed 02:07',
    ],
    ['who wrote after all was closed is there', [left('2:06'), wrote('2:08', 1)], '2:08:30', 'active', 'Wrote 02:08'],
    ['and never left by it', [left('2:06'), wrote('2:06:30', 1)], '2:12', 'unknown', 'Nothing heard since 02:07'],
    ['the chat was opened elsewhere', [left('2:06'), opened('2:08')], '2:08:30', 'reading', 'Chat was open 02:08'],
    [
      'wrote and closed: both are told, and it stays active (B1.5)',
      [wrote('2:05', 1), left('2:05:30')],
      '2:06',
      'active',
      'Wrote 02:05; page closed 02:05',
    ],
    ['wrote and hid', [wrote('2:05', 1), hidden('2:05:30')], '2:06', 'active', 'Wrote 02:05; page hidden 02:05'],
    ['typed and closed', [typed('2:05'), left('2:05:30')], '2:06', 'active', 'Typing 02:05; page closed 02:05'],
    [
      'a late notice of typing hides no leave',
      [typed('2:05:40'), left('2:05:30')],
      '2:06',
      'active',
      'Typing 02:05; page closed 02:05',
    ],
    ['wrote and fell silent', [wrote('2:05', 1), open('2:05:10')], '2:06:30', 'active', 'Wrote 02:05; last sign 02:05'],
    [
      'quick exit at once, though they just wrote (B3.17)',
      [wrote('2:05', 1), left('2:05:10'), quickExit('2:05:10')],
      '2:05:11',
      'quick-exit',
      'Quick exit 02:05',
    ],
    ['until they write', [quickExit('2:05:10'), wrote('2:15', 1)], '2:15:30', 'active', 'Wrote 02:15'],
    [
      'a notice of typing that was on its way is no return',
      [quickExit('2:05:10'), typed('2:05:25')],
      '2:05:30',
      'quick-exit',
      'Quick exit 02:05',
    ],
    [
      'our line first',
      [left('2:06'), line('2:07', 'chatwoot-away')],
      '2:09',
      'our-fault',
      "Can't tell: our line, since 02:07",
    ],
  ])('%s', (_what, events, now, kind, words) => {
    const judged = verdict(after('chat', events), at(now), DEFAULT_POLICY);
    expect([judged.kind, say(judged.statement, at(now), DEFAULT_POLICY)]).toEqual([kind, words]);
  });
});

test('a text message knows nothing of pages (B1.8)', () => {
  const judged = verdict(after('sms', [wrote('2:00', 1), left('2:01')]), at('2:10'), DEFAULT_POLICY);
  expect(judged.kind).toBe('quiet');
});

test('at most three reasons, each with its time and whose word it is', () => {
  const facts = after('chat', [wrote('2:04', 1), open('2:05'), onScreen('2:05', 2), left('2:06')]);
  const { reasons } = verdict(facts, at('2:07'), DEFAULT_POLICY);
  const said = (language: 'en' | 'es') =>
    reasons.map((one) => sayReason(one, at('2:07'), { ...DEFAULT_POLICY, language }));
  expect(said('en')).toEqual([
    'a page was closed 02:06 (their page)',
    'the chat was on a visible screen 02:05 (their page)',
    'a message of theirs 02:04 (Chatwoot)',
  ]);
  expect(said('es')[0]).toBe('una página se cerró 02:06 (su página)');
});
