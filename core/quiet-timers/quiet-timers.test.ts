import type { ConversationEvent } from '../kernel/event';
import * as tell from '../telling.arbitrary';
import { climb, next } from './climb.arbitrary';

const { wrote, replied, receipt, typed, opened, dot, line, pageHeard, advocateLine, snapshot } = tell;

/** A client wrote at 2:00, an advocate answered at 2:10, and the answer arrived in the same second. */
const quiet = [wrote('2:00', 1), replied('2:10', 2), receipt('2:10', 2, 'delivered')];
const unheard = quiet.slice(0, 2);

describe('what comes next, and when, in a web chat by the suggested policy', () => {
  test.each<[string, ConversationEvent[], string, string]>([
    ['from our last message delivered: a hint after 3 minutes', quiet, '2:11', 'hint 02:13:00'],
    ['then a check-in, 5 minutes after it', climb(quiet, '2:13'), '2:13:10', 'check-in 02:15:00'],
    ['then a closing, 10 minutes after it', climb(quiet, '2:13', '2:15'), '2:15:10', 'closing 02:20:00'],
    [
      'then the advocate may finish, 11 minutes after it',
      climb(quiet, '2:13', '2:15', '2:20'),
      '2:20:10',
      'finish 02:21:00',
    ],
    ['then nothing', climb(quiet, '2:13', '2:15', '2:20', '2:21'), '2:21:10', '–'],
    ['delivered late: from then', [...unheard, receipt('2:14', 2, 'delivered')], '2:14', 'hint 02:17:00'],
    ['opened is there too', [...unheard, receipt('2:14', 2, 'read')], '2:14', 'hint 02:17:00'],
    ['nothing tells of it: from 60 s after it was sent', unheard, '2:11', 'hint 02:14:00'],
    ['it failed: nobody is quiet', [...unheard, receipt('2:10:02', 2, 'failed')], '2:20', 'not arrived'],
    ['the client spoke last: no clock', [...quiet, wrote('2:12', 3)], '2:12', 'off'],
    ['nobody answered yet: no clock', [wrote('2:00', 1)], '2:30', 'off'],
    [
      'only a robot answered: no clock',
      [wrote('2:00', 1), replied('2:01', 2, { author: { kind: 'other-bot' } })],
      '2:30',
      'off',
    ],
    ['closed: no clock', [...quiet, snapshot('2:12', { status: 'resolved' })], '2:12', 'off'],
    ['typing is activity', [...quiet, typed('2:12')], '2:12', 'hint 02:15:00'],
    [
      'typing that is heard of after a step was told: the whole ladder again',
      [...climb(quiet, '2:13', '2:15', '2:20', '2:21'), typed('2:20:50')],
      '2:21:10',
      'hint 02:23:50',
    ],
    [
      'so is a text, once we answered it',
      [
        ...climb(quiet, '2:13', '2:15', '2:20', '2:21'),
        wrote('2:20:59', 3),
        replied('2:22', 4),
        receipt('2:22', 4, 'delivered'),
      ],
      '2:22:10',
      'hint 02:25:00',
    ],
    ['a presence ping is not', [...quiet, dot('2:12', true)], '2:12', 'hint 02:13:00'],
    [
      'nor is a page that beats',
      [...quiet, pageHeard('2:12', 'a', 1, { bornAt: tell.at('2:01') })],
      '2:12',
      'hint 02:13:00',
    ],
    [
      'whoever opens the page anew has the whole time',
      [...quiet, pageHeard('2:12', 'b', 1, { bornAt: tell.at('2:12') })],
      '2:12',
      'hint 02:15:00',
    ],
    [
      'a further word of ours starts the clock anew',
      [...quiet, replied('2:12', 3), receipt('2:12', 3, 'delivered')],
      '2:12',
      'hint 02:15:00',
    ],
    ['they looked at the chat again: twice the time', [...quiet, opened('2:11')], '2:12', 'hint 02:16:00'],
    [
      'it came up on a chat that stood open: no reading of its own',
      [...quiet, opened('2:10:02')],
      '2:12',
      'hint 02:13:00',
    ],
  ])('%s', (_what, events, now, expected) => expect(next('chat', events, now)).toBe(expected));
});

describe('by text message', () => {
  test.each<[string, ConversationEvent[], string, string]>([
    ['a hint after 30 minutes', quiet, '2:11', 'hint 02:40:00'],
    ['no receipt: from 10 minutes after it was sent', unheard, '2:11', 'hint 02:50:00'],
    ['nothing more, unless they said that it is safe', climb(quiet, '2:40'), '2:41', '–'],
    [
      'then a check-in after 60 minutes',
      [tell.safeSaid('2:01', 'sms'), ...climb(quiet, '2:40')],
      '2:41',
      'check-in 03:10:00',
    ],
    ['that they looked at something is never known', [...quiet, opened('2:11')], '2:12', 'hint 02:40:00'],
  ])('%s', (_what, events, now, expected) => expect(next('sms', events, now)).toBe(expected));
  test('an e-mail has no ladder', () => expect(next('email', quiet, '9:00')).toBe('off'));
});

describe('a text of the ladder', () => {
  const checked = [
    ...climb(quiet, '2:13', '2:15'),
    tell.saidFromLadder('2:18', 3, 'check-in'),
    receipt('2:18', 3, 'delivered'),
  ];
  test.each<[string, ConversationEvent[], string, string]>([
    ['that went out late: the closing comes no sooner after it', checked, '2:18', 'closing 02:23:00'],
    [
      'that went out early: no check-in is offered again',
      [...quiet, tell.saidFromLadder('2:12', 3, 'one-letter'), receipt('2:12', 3, 'delivered')],
      '2:13',
      'closing 02:20:00',
    ],
    [
      'that did not arrive moves nothing',
      [...climb(quiet, '2:13', '2:15'), tell.saidFromLadder('2:18', 3, 'check-in'), receipt('2:18', 3, 'failed')],
      '2:18',
      'closing 02:20:00',
    ],
  ])('%s', (_what, events, now, expected) => expect(next('chat', events, now)).toBe(expected));
});

describe('pauses', () => {
  const offline = (from: string, until: string | null, heard: string) =>
    pageHeard(heard, 'a', 3, {
      bornAt: tell.at('2:01'),
      ...(until === null
        ? { state: 'offline' as const, since: tell.at(from) }
        : { offline: { from: tell.at(from), until: tell.at(until) } }),
    });
  test.each<[string, ConversationEvent[], string, string]>([
    ['our line: until it is over', [...quiet, line('2:11', 'chatwoot-away')], '2:12', 'hint never, paused'],
    [
      'and then what was left of the wait',
      [...quiet, line('2:11', 'chatwoot-away'), line('2:31', null)],
      '2:31',
      'hint 02:33:00',
    ],
    [
      'twice',
      [...quiet, line('2:11', 'chatwoot-away'), line('2:31', null), line('2:32', 'webhooks-late'), line('2:34', null)],
      '2:34',
      'hint 02:35:00',
    ],
    [
      'the advocate’s line',
      [...quiet, advocateLine('2:11', true), advocateLine('2:13', false)],
      '2:14',
      'hint 02:15:00',
    ],
    ['no other advocate’s', [...quiet, advocateLine('2:11', true, 6)], '2:12', 'hint 02:13:00'],
    [
      'their network, as their page told when it was back',
      [...quiet, offline('2:11', '2:15', '2:15')],
      '2:15',
      'hint 02:17:00',
    ],
    ['for 15 minutes at most', [...quiet, offline('2:11', null, '2:11')], '2:12', 'hint 02:28:00, paused'],
  ])('%s', (_what, events, now, expected) => expect(next('chat', events, now)).toBe(expected));
});

describe('other ways than the ladder', () => {
  const gone = pageHeard('2:11', 'a', 2, { bornAt: tell.at('2:01'), state: 'left', leftAt: tell.at('2:11') });
  const urgent = snapshot('2:11', { priority: 'urgent' });
  test.each<[string, ConversationEvent[], string, string]>([
    [
      'left: the closing procedure at once when the grace is over, without a prompt',
      [...quiet, gone],
      '2:13',
      'left 02:13:00',
    ],
    ['within the grace the ladder goes on', [...quiet, gone], '2:12:59', 'hint 02:13:00'],
    ['after that nothing', climb([...quiet, gone], '2:13'), '2:13:10', '–'],
    [
      'they said that they have to go',
      [
        ...climb(quiet, '2:13', '2:15'),
        tell.saidFromLadder('2:16', 3, 'one-letter'),
        tell.lettered('2:17', 4, 3),
        replied('2:18', 5),
        receipt('2:18', 5, 'delivered'),
      ],
      '2:18',
      'goodbye 02:19:00',
    ],
    [
      'they said that they cannot type: twice the time',
      [
        ...quiet,
        tell.saidFromLadder('2:16', 3, 'one-letter'),
        tell.lettered('2:17', 4, 2),
        replied('2:18', 5),
        receipt('2:18', 5, 'delivered'),
      ],
      '2:18',
      'hint 02:24:00',
    ],
    [
      'a 3 that nobody asked for is a word like any other',
      [...quiet, tell.lettered('2:17', 4, 3), replied('2:18', 5), receipt('2:18', 5, 'delivered')],
      '2:18',
      'hint 02:21:00',
    ],
    ['urgent: a hint and a check-in as ever', climb([...quiet, urgent], '2:13'), '2:13:10', 'check-in 02:15:00'],
    [
      'urgent: no closing, a supervisor is told instead',
      climb([...quiet, urgent], '2:13', '2:15'),
      '2:15:10',
      'urgent 02:20:00',
    ],
    [
      'urgent by now: not in the same moment as the step before',
      climb([...quiet, snapshot('2:11', {})], '2:13', '2:15', '2:20', '2:21').concat(
        snapshot('2:21:10', { priority: 'urgent' }),
      ),
      '2:21:20',
      'urgent 02:22:00',
    ],
    ['urgent: and never "finish"', climb([...quiet, urgent], '2:13', '2:15', '2:20'), '2:20:10', '–'],
    [
      'nothing was ever written: 10 minutes',
      [snapshot('2:00', { createdAt: tell.at('2:00') })],
      '2:01',
      'never-wrote 02:10:00',
    ],
    [
      'and we wrote first: 10 minutes from its arrival',
      [snapshot('2:00', { createdAt: tell.at('2:00') }), replied('2:03', 2), receipt('2:03', 2, 'delivered')],
      '2:04',
      'never-wrote 02:13:00',
    ],
    ['a quick exit: nothing is offered', [...quiet, tell.quickExit('2:11')], '2:20', 'locked'],
    [
      'not safe: nothing is offered',
      [...quiet, tell.noted('2:11', { kind: 'lock', data: { deed: 'hold', at: tell.at('2:11'), by: 5, message: 8 } })],
      '2:20',
      'locked',
    ],
  ])('%s', (_what, events, now, expected) => expect(next('chat', events, now)).toBe(expected));
});
