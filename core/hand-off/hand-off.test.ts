import { consider } from '../consider';
import type { NoteEffect } from '../kernel/effect';
import type { ConversationEvent, HelplineEvent } from '../kernel/event';
import { noFacts, type DeskFacts } from '../kernel/facts';
import { DEFAULT_POLICY, type Policy } from '../kernel/policy';
import { desk } from '../kernel/subject';
import type { Channel } from '../kernel/channel';
import { asks, finishes, handsOff, live, notesOf, readsBack, takes } from '../ownership-telling.arbitrary';
import { after, at, replied, snapshot } from '../telling.arbitrary';
import { handOff } from './hand-off';

const toBen = { kind: 'agent', id: 6 } as const;
const shift = { days: ['sun'], from: 0, to: 180, people: [5] } as const;
const night: Policy = {
  ...DEFAULT_POLICY,
  supervisors: [9],
  shifts: [shift, { days: ['sun'], from: 180, to: 600, people: [6, 7] }],
};

const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const rota = {
  name: 'desk',
  zone: 'UTC',
  inboxes: [],
  teams: [],
  hours: [],
  holidays: [],
  changes: [],
  supervisors: [],
};
const rotas = [{ ...rota, shifts: [{ when: { days }, from: 0, to: 0, people: [8], backup: [] }] }];
const onCallToo: Policy = { ...DEFAULT_POLICY, onCall: { ...DEFAULT_POLICY.onCall, rotas } };

const lived = (
  events: readonly ConversationEvent[],
  until: string,
  channel: Channel = 'chat',
  policy = DEFAULT_POLICY,
) => live(after(channel, [replied('2:01', 2)]), events, until, policy);
const notes = (...given: Parameters<typeof lived>) => notesOf(lived(...given), 'hand-off');
const tellsOf = ({ intents }: ReturnType<typeof lived>) =>
  intents.flatMap(({ effect }) =>
    effect.kind === 'tell' && effect.what.kind === 'hand-off-wanting' ? [effect.what] : [],
  );

const WAITING = 'A hand-off is waiting for you.';
const UNREAD = 'Your hand-off of 02:05 has not been read back yet. Until it is, the conversation is yours.';

describe('a hand-off is not complete until it is read back (B5.3)', () => {
  const given = [handsOff('2:05', 5, toBen)];
  test.each<[string, ConversationEvent[], string, Channel, string[]]>([
    ['the receiver is called, without a word of it', given, '2:05:01', 'chat', [WAITING]],
    ['chat: not yet told after three minutes less a second', given, '2:07:59', 'chat', [WAITING]],
    ['after three minutes its giver is told', given, '2:08', 'chat', [WAITING, UNREAD]],
    ['by text message after fifteen', given, '2:19:59', 'sms', [WAITING]],
    ['and then', given, '2:20', 'sms', [WAITING, UNREAD]],
    [
      'read back in time',
      [...given, readsBack('2:07', 6)],
      '2:30',
      'chat',
      [WAITING, '{agent:6} read the hand-off back at 02:07 and has this conversation now.'],
    ],
    ['its own giver cannot read it back', [...given, readsBack('2:07', 5)], '2:08', 'chat', [WAITING, UNREAD]],
    [
      'two read it back at once: the first did',
      [...given, readsBack('2:07', 6), readsBack('2:07', 7)],
      '2:08',
      'chat',
      [WAITING, '{agent:6} read the hand-off back at 02:07 and has this conversation now.'],
    ],
    ['finished before that: nobody is told', [...given, finishes('2:06', 5, null)], '2:30', 'chat', [WAITING]],
  ])('%s', (_what, events, until, channel, said) => expect(notes(events, until, channel)).toEqual(said));

  test('the supervisors are told as long again later, once', () => {
    expect(tellsOf(lived([...given], '2:10:59'))).toEqual([]);
    const told = lived([...given, snapshot('2:12'), snapshot('2:13')], '2:30');
    expect(tellsOf(told)).toEqual([{ kind: 'hand-off-wanting', conversationId: 4, about: 'unread', ref: 700 }]);
  });

  test('whoever is on call is told last, as long again later, where there is a rota', () => {
    const told = (until: string, policy: Policy) =>
      lived(given, until, 'chat', policy).intents.flatMap(({ effect }) =>
        effect.kind === 'note' && effect.text.includes('on call') ? [effect.mentionOnCall] : [],
      );
    expect(told('2:13:59', onCallToo)).toEqual([]);
    expect(told('2:14', onCallToo)).toEqual(['desk']);
    expect(told('2:30', DEFAULT_POLICY)).toEqual([]);
  });

  test('a giver who went home is not called; the supervisors are, at once', () => {
    const late = lived([handsOff('2:59', 5, toBen)], '3:03', 'chat', night);
    expect(notesOf(late, 'hand-off')).not.toContain(UNREAD.replace('02:05', '02:59'));
    expect(tellsOf(late)).toEqual([{ kind: 'hand-off-wanting', conversationId: 4, about: 'unread', ref: 700 }]);
  });

  describe('says what is so by then of whose conversation it is', () => {
    const benAnswers = replied('2:06', 3, { author: { kind: 'advocate', agentId: 6 } });
    const shows = (clock: string, assigneeId: number) => snapshot(clock, { assigneeId });
    const OTHERS = 'This conversation is yours now, and its hand-off of 02:05 has not been read back yet.';
    const reminders = (events: readonly ConversationEvent[], until: string, policy = onCallToo) =>
      lived([...given, ...events], until, 'chat', policy).intents.flatMap(({ effect }) =>
        effect.kind === 'note' && effect.marker.kind === 'hand-off-unread'
          ? [[effect.text, effect.mentionOnCall ?? effect.mention]]
          : [],
      );
    const ON_CALL = 'The hand-off of 02:05 has not been read back, and you are on call. Please look.';
    const nobodys = 'Your hand-off of 02:05 has not been read back yet, and nobody has the conversation.';
    test.each<[string, ConversationEvent[], string, unknown[]]>([
      ['the giver’s', [], '2:08', [[UNREAD, [5]]]],
      ['the receiver answered: not yet told', [benAnswers], '2:08:59', []],
      ['the receiver answered: they are told, as long after it', [benAnswers], '2:09', [[OTHERS, [6]]]],
      ['the receiver answered: nobody on call is', [benAnswers, shows('2:12', 6)], '2:40', [[OTHERS, [6]]]],
      ['taken over by a click', [takes('2:06', 7, 5)], '2:40', [[OTHERS, [7]]]],
      ['put back', [asks('2:06', 5, { kind: 'release' })], '2:09', [[nobodys, [5]]]],
      [
        'assigned in Chatwoot, which does not say that they are there',
        [shows('2:07:30', 6), shows('2:08', 6), shows('2:11', 6)],
        '2:14',
        [
          [OTHERS, [6]],
          [ON_CALL, 'desk'],
        ],
      ],
      [
        'the receiver answered only after the giver was told',
        [shows('2:08', 5), { ...benAnswers, id: 'b', at: at('2:09'), heardAt: at('2:09') }],
        '2:12',
        [
          [UNREAD, [5]],
          [OTHERS, [6]],
        ],
      ],
    ])('%s', (_what, events, until, told) => expect(reminders(events, until)).toEqual(told));

    const isOnCalls = (effect: NoteEffect): boolean => effect.mentionOnCall !== undefined;
    const isReminder = (effect: NoteEffect): boolean => !isOnCalls(effect) && effect.text === UNREAD;
    test.each<[string, (effect: NoteEffect) => boolean, string, ConversationEvent[], string | null]>([
      ['a reminder of what is still the giver’s', isReminder, '2:08', [], null],
      ['a reminder, somebody answered', isReminder, '2:08', [benAnswers], 'somebody else has it'],
      ['a reminder, assigned to somebody', isReminder, '2:08', [shows('2:08:30', 7)], 'somebody else has it'],
      ['who is on call, nothing changed', isOnCalls, '2:14', [], null],
      ['who is on call, assigned to somebody, which says nothing', isOnCalls, '2:14', [shows('2:14:30', 7)], null],
      ['who is on call, put back', isOnCalls, '2:14', [asks('2:14:01', 5, { kind: 'release' })], null],
      ['who is on call, somebody took it', isOnCalls, '2:14', [takes('2:14:01', 7, 5)], 'somebody else has it'],
      ['who is on call, read back', isOnCalls, '2:14', [readsBack('2:14:01', 6)], 'read back'],
    ])('a note that would not be so any more when it is posted is not posted: %s', (_what, is, until, then, hold) => {
      const { facts, intents } = lived([...given, shows('2:05:10', 5)], until, 'chat', onCallToo);
      const note = intents.map(({ effect }) => effect).find((effect) => effect.kind === 'note' && is(effect));
      const situation = { facts: live(facts, then, '2:15', onCallToo).facts, now: at('2:15'), policy: onCallToo };
      expect(note && handOff.holdsBack?.(note, situation)).toBe(hold);
    });

    test.each<[string, ConversationEvent[], string, unknown[]]>([
      [
        'assigned to one and then to another: each, once',
        [shows('2:07:30', 6), shows('2:08', 6), shows('2:09', 7), shows('2:10', 7)],
        '2:10:30',
        [
          [OTHERS, [6]],
          [OTHERS, [7]],
        ],
      ],
      [
        'the giver was told, then nobody has it',
        [shows('2:08', 5), asks('2:09', 5, { kind: 'release' })],
        '2:09:30',
        [
          [UNREAD, [5]],
          [nobodys, [5]],
        ],
      ],
      [
        'assigned to another after whoever is on call was called: they are not called twice',
        [shows('2:14', 5), shows('2:15', 7), shows('2:16', 7)],
        '2:20',
        [
          [UNREAD, [5]],
          [ON_CALL, 'desk'],
          [OTHERS, [7]],
        ],
      ],
    ])('is said anew of whoever has it next: %s', (_what, events, until, told) =>
      expect(reminders(events, until)).toEqual(told),
    );
  });

  test('nothing fires in a burst after a stop', () => {
    const events = [{ ...handsOff('2:05', 5, toBen), heardAt: at('9:00') }];
    expect(notes(events, '9:00')).toEqual([]);
  });
});

describe('the end of a shift (B5.4)', () => {
  const ENDS = 'Your shift ends at 03:00, and no hand-off is written here.';
  const shows = (assigneeId: number) => [snapshot('2:45', { assigneeId }), snapshot('2:55', { assigneeId })];
  const walk = shows(5);
  test.each<[string, ConversationEvent[], string, number]>([
    ['sixteen minutes before', [], '2:44', 0],
    ['fifteen minutes before', walk.slice(0, 1), '2:46', 1],
    ['five minutes before', walk, '2:56', 2],
    ['with a hand-off', [handsOff('2:40', 5, toBen), readsBack('2:41', 7), ...walk], '2:56', 0],
    ['somebody else has it by then', [takes('2:40', 7, 5), ...shows(7)], '2:56', 0],
    ['finished', [finishes('2:40', 5, null), ...walk], '2:56', 0],
  ])('%s', (_what, events, until, times) => {
    expect(notes(events, until, 'chat', night).filter((note) => note === ENDS)).toHaveLength(times);
  });

  test('the last time it is told to supervisors too, in one note for all', () => {
    const [what] = tellsOf(lived(walk, '2:56', 'chat', night));
    expect(what).toEqual({ kind: 'hand-off-wanting', conversationId: 4, about: 'unwritten', ref: at('3:00') });
    const heard = (conversationId: number, clock: string) =>
      ({
        id: `told:${conversationId}`,
        subject: desk(1),
        at: at(clock),
        heardAt: at(clock),
        via: 'ourselves' as const,
        kind: 'hand-off-wanting' as const,
        conversationId,
        about: 'unwritten' as const,
        ref: at('3:00'),
      }) satisfies HelplineEvent;
    const first = consider('d:1', noFacts(desk(1)), [heard(4, '2:55'), heard(12, '2:55')], at('2:55'), night);
    expect([first.intents, first.lookAgainAt]).toEqual([[], at('2:55:05')]);
    const then = consider('d:1', first.facts, [], at('2:55:05'), night);
    expect(then.intents).toMatchObject([
      { effect: { text: 'A shift ends, and no hand-off is written. Conversations: 4, 12.', mention: [9] } },
    ]);
    expect(consider('d:1', then.facts as DeskFacts, [], at('2:56'), night).intents).toEqual([]);
  });
});
