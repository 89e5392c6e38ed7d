import { heldBack } from '../decide';
import type { Channel } from '../kernel/channel';
import type { ConversationEvent } from '../kernel/event';
import type { LadderText } from '../kernel/quiet-memory';
import { DEFAULT_POLICY, type Policy } from '../kernel/policy';
import * as tell from '../telling.arbitrary';
import { climb } from './climb.arbitrary';

const { advocateLine, pageHeard, quickExit, receipt, replied, safeSaid, saidFromLadder, snapshot, wrote } = tell;

/** They wrote at 2:00 and were answered at 2:10. Whatever is clicked comes more than ten minutes after their last word. */
const quiet = [wrote('2:00', 1), replied('2:10', 2), receipt('2:10', 2, 'delivered')];
const checkIn = climb(quiet, '2:13', '2:15');
const closing = climb(quiet, '2:13', '2:15', '2:20');
const lifted = tell.noted('2:09', { kind: 'lock', data: { deed: 'lift', at: tell.at('2:09'), by: 5, message: 77 } });

type Click = { automatic?: boolean; channel?: Channel; policy?: Policy };

/** What becomes of a text of the ladder that was clicked then: "goes", or why not. */
function clicked(events: ConversationEvent[], clock: string, offered: LadderText, click: Click = {}): string {
  const { automatic = false, channel = 'chat', policy = DEFAULT_POLICY } = click;
  const facts = tell.after(
    channel,
    events.map((event) =>
      event.kind === 'conversation-changed' ? { ...event, snapshot: { ...event.snapshot, channel } } : event,
    ),
  );
  const asked = { kind: 'text-to-client', about: 'panel', text: '…', automatic, offered, deadline: Infinity } as const;
  const hold = heldBack(asked, { facts, now: tell.at(clock), policy });
  return hold === null ? 'goes' : typeof hold === 'string' ? hold : hold.reason;
}

describe('one click on what the ladder offers, in a chat that goes on', () => {
  test.each<[string, ConversationEvent[], string, LadderText, string]>([
    ['a check-in, 16 minutes after their last word', checkIn, '2:16', 'check-in', 'goes'],
    ['the one with one letter too', checkIn, '2:16', 'one-letter', 'goes'],
    ['a closing', closing, '2:20:30', 'closing', 'goes'],
    ['an answer to somebody who wrote a moment ago needs no ladder', quiet, '2:09', 'check-in', 'goes'],
    ['before its time it is not on offer', quiet, '2:12', 'check-in', 'not on offer'],
    ['a closing while only a check-in is offered', checkIn, '2:16', 'closing', 'not on offer'],
    [
      'a second check-in in one silence',
      [...checkIn, saidFromLadder('2:16', 3, 'check-in')],
      '2:17',
      'one-letter',
      'not on offer',
    ],
    ['a second closing', [...closing, saidFromLadder('2:20:30', 3, 'closing')], '2:20:50', 'closing', 'not on offer'],
    [
      'a closing where it is urgent',
      [...closing, snapshot('2:20:10', { priority: 'urgent' })],
      '2:20:30',
      'closing',
      'not on offer',
    ],
    [
      'every page of theirs was closed',
      [...checkIn, pageHeard('2:16', 'a', 2, { bornAt: tell.at('2:01'), state: 'left', leftAt: tell.at('2:16') })],
      '2:19',
      'check-in',
      'not on offer',
    ],
    ['while the advocate’s own line is lost', [...checkIn, advocateLine('2:16', true)], '2:17', 'check-in', 'paused'],
    ['closed by now', [...checkIn, snapshot('2:16', { status: 'resolved' })], '2:17', 'check-in', 'not on offer'],
  ])('%s: %s', (_what, events, now, said, expected) => expect(clicked(events, now, said)).toBe(expected));
});

describe('where anything ever spoke against it, it is asked first', () => {
  const climbedAfter = (events: ConversationEvent[]) => climb([...events, ...quiet], '2:13', '2:15');
  test.each<[string, ConversationEvent[], string]>([
    ['a quick exit', [...checkIn, quickExit('2:15:30')], 'quick-exit'],
    [
      'a quick exit that was checked and lifted, and nobody noted that it is OK since',
      climbedAfter([quickExit('1:50'), lifted]),
      'safe to contact: unknown',
    ],
    ['and it was noted', climbedAfter([quickExit('1:50'), lifted, safeSaid('2:09:30', 'chat')]), 'goes'],
    ['they came back after a long pause', climbedAfter([wrote('-6:00', 0)]), 'safe to contact: unknown'],
    [
      'they came back, and said that it is OK',
      [...climbedAfter([wrote('-6:00', 0)]), safeSaid('2:15:30', 'chat')],
      'goes',
    ],
    [
      'a yes that a quick exit overruled',
      climbedAfter([safeSaid('1:40', 'chat'), quickExit('1:50'), lifted]),
      'safe to contact: ask-again',
    ],
  ])('%s', (_what, events, expected) => expect(clicked(events, '2:16', 'check-in')).toBe(expected));
});

describe('what stays as it was', () => {
  const armed = { ...DEFAULT_POLICY, texting: { ...DEFAULT_POLICY.texting, armed: true } };
  test('nothing that goes by itself is let through for it', () =>
    expect(clicked(checkIn, '2:16', 'check-in', { automatic: true, policy: armed })).toBe('safe to contact: unknown'));
  test('four hours after their last word a chat goes on no more', () => {
    const late = climb([wrote('2:00', 1), replied('6:00', 2), receipt('6:00', 2, 'delivered')], '6:03', '6:05');
    expect(clicked(late, '6:06', 'check-in')).toBe('safe to contact: unknown');
  });
  test('by text message nothing goes without their own word that it is safe', () =>
    expect(clicked(climb(quiet, '2:40'), '3:11', 'check-in', { channel: 'sms' })).toBe('safe to contact: unknown'));
  test('with it a check-in goes at night too: the exchange is theirs (B8.11)', () => {
    const agreed = climb([safeSaid('2:01', 'sms'), ...climb(quiet, '2:40')], '3:10');
    expect(clicked(agreed, '3:11', 'check-in', { channel: 'sms' })).toBe('goes');
    expect(clicked(agreed, '3:11', 'closing', { channel: 'sms' })).toBe('not on offer');
  });
});
