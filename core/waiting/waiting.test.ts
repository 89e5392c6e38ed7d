import { decide, heldBack } from '../decide';
import type { NoteEffect, Wish } from '../kernel/effect';
import type { ConversationEvent } from '../kernel/event';
import type { ConversationFacts } from '../kernel/facts';
import { MINUTE } from '../kernel/instant';
import { DEFAULT_POLICY, type Policy } from '../kernel/policy';
import { learn } from '../learn';
import { advocateTypes, after, at, noted, reading, replied, snapshot, wrote } from '../telling.arbitrary';
import { SUBJECT } from '../history.arbitrary';

const notes = (facts: ConversationFacts, clock: string, policy: Policy = DEFAULT_POLICY): Wish[] =>
  decide({ facts, now: at(clock), policy }).wishes.filter(
    ({ effect }) => effect.kind === 'note' && effect.about === 'waiting',
  );

const planned = (facts: ConversationFacts, clock: string, { effect, cause }: Wish): ConversationFacts =>
  learn(facts, {
    id: 'p',
    subject: SUBJECT,
    at: at(clock),
    heardAt: at(clock),
    via: 'ourselves',
    kind: 'effect-planned',
    effect,
    cause,
  });

const robot = { author: { kind: 'other-bot' } } as const;
const marker = (message: number, n: number) => ({ kind: 'waiting', data: { message, since: at('2:00'), n } });

describe('a client who waits is not forgotten (B2.2)', () => {
  test.each<[string, ConversationEvent[], string, boolean]>([
    ['chat, before a minute', [wrote('2:00', 1)], '2:00:59', false],
    ['chat, after a minute', [wrote('2:00', 1)], '2:01', true],
    ['a robot’s words are no answer', [wrote('2:00', 1), replied('2:00:10', 2, robot)], '2:01', true],
    ['answered by a person', [wrote('2:00', 1), replied('2:00:30', 2)], '3:00', false],
    ['a later turn, before three minutes', [wrote('2:00', 1), replied('2:01', 2), wrote('2:02', 3)], '2:04:59', false],
    ['a later turn, after three minutes', [wrote('2:00', 1), replied('2:01', 2), wrote('2:02', 3)], '2:05', true],
    ['counted from the first unanswered text', [wrote('2:00', 1), wrote('2:00:50', 2)], '2:01', true],
    [
      'a text that came twice and was answered',
      [wrote('2:00', 1, 'SMa'), replied('2:01', 2), wrote('2:02', 3, 'SMa')],
      '2:30',
      false,
    ],
    ['while an advocate types', [wrote('2:00', 1), advocateTypes('2:00:50')], '2:01:19', false],
    ['typing is believed for half a minute', [wrote('2:00', 1), advocateTypes('2:00:50')], '2:01:20', true],
    ['typed and stopped', [wrote('2:00', 1), advocateTypes('2:00:50'), advocateTypes('2:00:55', false)], '2:01', true],
    ['"I am here and reading"', [wrote('2:00', 1), reading('2:00:30')], '2:03:29', false],
    ['and three minutes later', [wrote('2:00', 1), reading('2:00:30')], '2:03:30', true],
    ['closed', [wrote('2:00', 1), snapshot('2:00:30', { status: 'resolved' })], '2:10', false],
    ['closed, and they wrote again', [snapshot('2:00:30', { status: 'resolved' }), wrote('2:02', 1)], '2:10', true],
    ['a note stands since less than ten minutes', [wrote('2:00', 1), noted('2:01', marker(1, 1))], '2:10:59', false],
    ['and ten minutes later', [wrote('2:00', 1), noted('2:01', marker(1, 1))], '2:11', true],
    [
      'somebody else’s note does not count',
      [wrote('2:00', 1), noted('2:01', marker(1, 1), robot.author)],
      '2:01',
      true,
    ],
    ['nobody wrote', [], '3:00', false],
  ])('%s', (_what, events, now, due) => expect(notes(after('chat', events), now).length === 1).toBe(due));
});

test.each([
  ['sms', '2:04:59', '2:05'],
  ['email', '2:59:59', '3:00'],
  ['other', '2:04:59', '2:05'],
] as const)('by %s it is not yet due at %s, and due at %s', (channel, before, due) => {
  const facts = after(channel, [wrote('2:00', 1)]);
  expect([notes(facts, before).length, notes(facts, due).length]).toEqual([0, 1]);
});

test('an inbox may have times of its own', () => {
  const inboxes = { 1: { waiting: { firstAnswer: 5 * MINUTE, repeatAfter: 20 * MINUTE } } };
  const facts = after('chat', [wrote('2:00', 1)]);
  expect(notes(facts, '2:04', { ...DEFAULT_POLICY, inboxes })).toEqual([]);
  expect(notes(facts, '2:05', { ...DEFAULT_POLICY, inboxes })).toHaveLength(1);
});

describe('the note', () => {
  const facts = after('chat', [wrote('2:00:40', 1)]);
  const [wish] = notes(facts, '2:05') as [Wish];

  test('says since when and where, in the desk’s language, and calls those on shift', () => {
    const shift = { days: ['sun'], from: 0, to: 600, people: [6, 5] } as const;
    const policy: Policy = { ...DEFAULT_POLICY, zone: 'Europe/Madrid', language: 'es', shifts: [shift] };
    const [spanish] = notes(facts, '2:05', policy) as [Wish & { effect: NoteEffect }];
    expect(spanish.effect.text).toBe('Espera respuesta: escrito en el chat a las 03:00, y aún nadie ha contestado.');
    expect(spanish.effect.mention).toEqual([5, 6]);
    expect((wish.effect as NoteEffect).text).toBe(
      'Waiting for an answer: written on the chat at 02:00, and nobody has answered yet.',
    );
    expect((wish.effect as NoteEffect).mention).toEqual([]);
  });

  test('says the day of what was written on another one', () => {
    const text = (policy: Policy): string => {
      const [late] = notes(facts, '26:05', policy) as [Wish & { effect: NoteEffect }];
      return late.effect.text;
    };
    expect(text(DEFAULT_POLICY)).toContain('written on the chat on 2026-11-22 at 02:00, and');
    expect(text({ ...DEFAULT_POLICY, language: 'es' })).toContain('escrito en el chat el 2026-11-22 a las 02:00, y');
  });

  test('has the identity of its occasion, however late it is asked for', () => {
    expect(wish.cause).toBe('waiting-m1-1');
    expect(notes(facts, '2:45')[0]?.cause).toBe('waiting-m1-1');
  });

  test('once asked for is not asked for again, until ten and then twenty minutes later', () => {
    const once = planned(facts, '2:05', wish);
    expect(notes(once, '2:14:59')).toEqual([]);
    const [second] = notes(once, '2:15') as [Wish];
    expect(second.cause).toBe('waiting-m1-2');
    const twice = planned(once, '2:15', second);
    expect([notes(twice, '2:34:59').length, notes(twice, '2:35').length]).toEqual([0, 1]);
  });

  test('is held back when an answer came meanwhile, and only then', () => {
    const last = (events: ConversationEvent[]) =>
      heldBack(wish.effect, {
        facts: events.reduce(learn<ConversationFacts>, facts),
        now: at('2:05'),
        policy: DEFAULT_POLICY,
      });
    expect(last([])).toBeNull();
    expect(last([advocateTypes('2:05')])).toEqual({ reason: 'an advocate is typing', until: at('2:05:30') });
    expect(last([noted('2:01', marker(1, 1))])).toEqual({ reason: 'a note stands there', until: at('2:11') });
    expect(last([replied('2:04:59', 2)])).toBe('answered');
    expect(last([replied('2:04:59', 2), wrote('2:05', 3)])).toBe('answered');
    expect(last([snapshot('2:04:59', { status: 'resolved' })])).toBe('answered');
  });

  test('that was dropped for an answer does not silence the next wait', () => {
    const dropped = [replied('2:05:01', 2), wrote('2:05:02', 3)].reduce(
      learn<ConversationFacts>,
      planned(facts, '2:05', wish),
    );
    expect(notes(dropped, '2:08:02').map(({ cause }) => cause)).toEqual(['waiting-m3-1']);
  });

  test('that may stand there unheard of keeps the next one away for two minutes, also from an old text heard late', () => {
    const answered = [replied('2:05:01', 2), wrote('2:01', 3)].reduce(
      learn<ConversationFacts>,
      planned(facts, '2:05', wish),
    );
    expect(notes(answered, '2:06:59')).toEqual([]);
    expect(notes(answered, '2:07').map(({ cause }) => cause)).toEqual(['waiting-m3-1']);
  });

  test('found in the thread after all else was lost is not posted twice', () => {
    const rebuilt = after('chat', [noted('2:05', marker(1, 1)), wrote('2:00:40', 1)]);
    expect(notes(rebuilt, '2:14')).toEqual([]);
    expect(notes(rebuilt, '2:15')[0]?.cause).toBe('waiting-m1-2');
  });
});
