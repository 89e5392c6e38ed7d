import type { Channel } from '../kernel/channel';
import type { ConversationEvent } from '../kernel/event';
import type { Receiver, Urgency } from '../kernel/hand-off';
import { DEFAULT_POLICY, type Policy } from '../kernel/policy';
import { finishes, handsOff, live, readsBack, takes } from '../ownership-telling.arbitrary';
import { after, replied, snapshot } from '../telling.arbitrary';

const ANA = 5;
const BEN = 6;
const CLEO = 7;
const toBen = { kind: 'agent', id: BEN } as const;
const toNext = { kind: 'next-shift' } as const;
const hers = { days: ['sun'], from: 0, to: 180, people: [ANA] } as const;
const policy: Policy = {
  ...DEFAULT_POLICY,
  shifts: [hers, { days: ['sun'], from: 180, to: 600, people: [BEN, CLEO] }],
};
const late: Policy = { ...DEFAULT_POLICY, shifts: [hers, { days: ['sun'], from: 480, to: 600, people: [BEN] }] };

/** Ben is there all day, Cleo comes when Ana goes. */
const overlapping: Policy = {
  ...DEFAULT_POLICY,
  shifts: [
    hers,
    { days: ['sun'], from: 0, to: 1440, people: [BEN] },
    { days: ['sun'], from: 180, to: 600, people: [CLEO] },
  ],
};
/** Both are there when Ana goes, and neither is there yet. */
const staggered: Policy = {
  ...DEFAULT_POLICY,
  shifts: [
    hers,
    { days: ['sun'], from: 150, to: 600, people: [BEN] },
    { days: ['sun'], from: 180, to: 600, people: [CLEO] },
  ],
};

const hersStill = snapshot('2:05:10', { assigneeId: ANA });

const lived = (events: readonly ConversationEvent[], until: string, by: Policy, channel: Channel = 'chat') =>
  live(after(channel, [replied('2:01', 2)]), events, until, by).intents.flatMap(({ effect }) =>
    effect.kind === 'note' && effect.about === 'hand-off' ? [effect] : [],
  );

/** Each call: its words, whom it mentions, and whether they are mentioned though they are not online. */
const calls = (...given: Parameters<typeof lived>) =>
  lived(...given)
    .filter(({ marker }) => marker.kind === 'hand-off-call')
    .map(({ text, mention, mentionTeam, mentionAway }) => [text, mentionTeam ?? mention, mentionAway === true]);

const WAITING = 'A hand-off is waiting for you.';
const COMING = 'A hand-off is waiting for the shift that begins at 03:00.';
const BEGINS = (time = '02:05') => `Your shift begins. A hand-off of ${time} is waiting for you.`;
const NOBODY =
  'A hand-off is waiting for whoever comes next. No later shift is written down, so nobody is called by name.';

describe('whoever a hand-off names is called', () => {
  test.each<[string, Receiver, Policy, string, unknown[]]>([
    ['a person, though they are away', toBen, DEFAULT_POLICY, '2:06', [[WAITING, [BEN], true]]],
    ['a team, of which Chatwoot calls all', { kind: 'team', id: 3 }, policy, '2:06', [[WAITING, 3, true]]],
    ['a person whose shift comes, now only if they are online', toBen, policy, '2:59:59', [[WAITING, [BEN], false]]],
    [
      'a person whose shift comes, once more when it begins',
      toBen,
      policy,
      '3:00',
      [
        [WAITING, [BEN], false],
        [BEGINS(), [BEN], true],
      ],
    ],
    ['the next shift, now only who is online', toNext, policy, '2:59:59', [[COMING, [BEN, CLEO], false]]],
    [
      'the next shift, once more when it begins',
      toNext,
      policy,
      '3:00',
      [
        [COMING, [BEN, CLEO], false],
        [BEGINS(), [BEN, CLEO], true],
      ],
    ],
    ['the next shift, where no shift is written down', toNext, DEFAULT_POLICY, '9:00', [[NOBODY, [], true]]],
  ])('%s', (_what, to, by, until, called) =>
    expect(calls([handsOff('2:05', ANA, to), hersStill], until, by)).toEqual(called),
  );

  const HERE = 'A hand-off is waiting for this shift.';
  const SOON = 'A hand-off is waiting for the shift that begins at 02:30.';
  const looks = [snapshot('2:30', { assigneeId: ANA })];
  test.each<[string, Policy, ConversationEvent[], string, unknown[]]>([
    ['only who is there', overlapping, [], '2:59:59', [[HERE, [BEN], true]]],
    [
      'then who comes, when theirs begins',
      overlapping,
      [],
      '3:00',
      [
        [HERE, [BEN], true],
        [BEGINS(), [CLEO], true],
      ],
    ],
    [
      'who comes not, when it was read back before',
      overlapping,
      [readsBack('2:10', BEN)],
      '3:00',
      [[HERE, [BEN], true]],
    ],
    ['nobody is there: only who is online', staggered, [], '2:29:59', [[SOON, [BEN, CLEO], false]]],
    [
      'nobody was there: each when their own begins',
      staggered,
      looks,
      '3:00',
      [
        [SOON, [BEN, CLEO], false],
        [BEGINS(), [BEN], true],
        [BEGINS(), [CLEO], true],
      ],
    ],
    [
      'a stop lies between: each once',
      staggered,
      [],
      '3:00',
      [
        [SOON, [BEN, CLEO], false],
        [BEGINS(), [BEN], true],
        [BEGINS(), [CLEO], true],
      ],
    ],
  ])('of a next shift whose people begin at different times: %s', (_what, by, then, until, called) =>
    expect(calls([handsOff('2:05', ANA, toNext), hersStill, ...then], until, by)).toEqual(called),
  );

  test('who hands on a moment after their shift means those who are there', () => {
    const given = [handsOff('3:02', ANA, toNext)];
    expect(calls(given, '3:03', policy)).toEqual([['A hand-off is waiting for this shift.', [BEN, CLEO], true]]);
  });

  const given = [handsOff('2:05', ANA, toNext), hersStill];
  const benAnswers = replied('2:30', 3, { author: { kind: 'advocate', agentId: BEN } });
  test.each<[string, ConversationEvent[], number, string?]>([
    ['it still waits', [], 2],
    ['it was read back', [readsBack('2:30', BEN)], 1],
    ['somebody has it by then', [takes('2:30', 9, ANA)], 1],
    ['somebody of them answers already', [benAnswers], 1],
    ['it is finished', [finishes('2:30', ANA, null)], 1],
    ['a stop lies between, of an hour', [], 1, '4:00'],
  ])('when the shift begins, once more or not: %s', (_what, then, times, until = '3:00') =>
    expect(calls([...given, ...then], until, policy)).toHaveLength(times),
  );
});

describe('it can be read back only by who is there (B5.3)', () => {
  const isTold = (to: Receiver, until: string, by: Policy, urgency: Urgency = 'watcher') => {
    const given = handsOff('2:05', ANA, to) as Extract<ConversationEvent, { kind: 'note-written' }>;
    const marker = { kind: 'hand-off', data: { ...given.marker?.data, urgency } };
    const { intents } = live(after('chat', [replied('2:01', 2)]), [{ ...given, marker }, hersStill], until, by);
    return intents.some(
      ({ effect }) => effect.kind === 'tell' || (effect.kind === 'note' && /not been read/.test(effect.text)),
    );
  };
  test.each<[string, Receiver, Policy, Urgency, string, boolean]>([
    ['at a change of shift nobody is told before it', toNext, policy, 'watcher', '3:02:59', false],
    ['at a change of shift its time begins with the shift', toNext, policy, 'watcher', '3:03', true],
    ['a person whose shift comes', toBen, policy, 'stable', '3:02:59', false],
    ['what is urgent waits for no shift', toNext, policy, 'urgent', '2:08', true],
    ['a shift that begins only later', toNext, late, 'watcher', '2:08', true],
    ['no shift that is written down', toNext, DEFAULT_POLICY, 'watcher', '2:08', true],
  ])('%s', (_what, to, by, urgency, until, told) => expect(isTold(to, until, by, urgency)).toBe(told));
});
