import { decide, heldBack } from '../decide';
import type { ConversationEvent, HelplineEvent } from '../kernel/event';
import { noFacts, type ConversationFacts, type DeskFacts } from '../kernel/facts';
import { DAY, HOUR, MINUTE, type Duration, type Instant } from '../kernel/instant';
import { DEFAULT_POLICY, type Policy } from '../kernel/policy';
import { desk } from '../kernel/subject';
import { learn } from '../learn';
import { after, at, noted, replied, wrote } from '../telling.arbitrary';
import { waitOf } from './wait';

const SET_UP = at('12:00');
const began: ConversationEvent = { ...wrote('12:00', 1), kind: 'helpline-began' };
const moved = (event: ConversationEvent, by: Duration): ConversationEvent => ({ ...event, at: event.at + by });
const theirs = (when: Instant, messageId = 1): ConversationEvent => ({ ...wrote('0:00', messageId), at: when });
const rota = { name: 'night', zone: 'UTC', inboxes: [], teams: [], weekly: [], shifts: [], supervisors: [] };
const withRota = { ...DEFAULT_POLICY, onCall: { ...DEFAULT_POLICY.onCall, rotas: [rota] } } as unknown as Policy;

/** What is wanted of people at that moment: notes and tells, by their cause without the number. */
const wanted = (facts: ConversationFacts, now: Instant, policy: Policy = withRota): string[] =>
  decide({ facts, now, policy }).wishes.flatMap(({ cause, effect }) =>
    effect.kind === 'note' || effect.kind === 'tell' ? [cause.replace(/-.*/, '')] : [],
  );

describe('a client’s words that nobody answered', () => {
  test.each<[string, ConversationEvent[], Instant, string[]]>([
    ['from a month before the set-up: the desk alone', [began, theirs(SET_UP - 30 * DAY)], SET_UP, ['left']],
    ['from 13 hours before', [began, theirs(SET_UP - 13 * HOUR)], SET_UP, ['left']],
    ['from an hour before: the alarm, and those on call', [began, theirs(SET_UP - HOUR)], SET_UP, ['waiting', 'wait']],
    ['from 11 hours before', [began, theirs(SET_UP - 11 * HOUR)], SET_UP, ['waiting', 'wait']],
    [
      'from a month before, and again an hour ago',
      [began, theirs(SET_UP - 30 * DAY), theirs(SET_UP - HOUR, 2)],
      SET_UP,
      ['waiting', 'wait'],
    ],
    [
      'since the set-up, heard after a day’s stop of ours',
      [began, theirs(SET_UP + DAY)],
      SET_UP + 2 * DAY,
      ['waiting', 'wait'],
    ],
    ['heard after six days’ stop', [began, theirs(SET_UP + DAY)], SET_UP + 7 * DAY, ['waiting', 'wait']],
    ['heard after a month’s stop: the desk alone', [began, theirs(SET_UP + DAY)], SET_UP + 31 * DAY, ['left']],
    [
      'told of when it was new, and waiting for a month: as ever',
      [
        began,
        theirs(SET_UP + DAY),
        moved(noted('12:02', { kind: 'waiting', data: { message: 1, since: 1, n: 1 } }), DAY),
      ],
      SET_UP + 31 * DAY,
      ['waiting', 'wait'],
    ],
    ['where nobody knows since when we are here: an alarm', [theirs(SET_UP - 5 * DAY)], SET_UP, ['waiting', 'wait']],
    ['answered: nothing', [began, theirs(SET_UP - 30 * DAY), moved(replied('0:00', 2), -29 * DAY)], SET_UP, []],
  ])('%s', (_name, events, now, expected) => {
    const facts = after('email', events);
    expect(wanted(facts, now)).toEqual(expected);
    // Whoever looks sees the wait in any case.
    expect(waitOf(facts, DEFAULT_POLICY) === null).toBe(expected.length === 0);
  });

  test('are told to the desk once, and again only with newer words', () => {
    const facts = after('email', [began, theirs(SET_UP - 30 * DAY)]);
    const told = decide({ facts, now: SET_UP, policy: withRota }).wishes.reduce(
      (sofar, { cause, effect }) => learn(sofar, { ...wrote('12:00', 9), kind: 'effect-planned', cause, effect }),
      facts,
    );
    expect(wanted(told, SET_UP + HOUR)).toEqual([]);
    expect(wanted(learn(told, theirs(SET_UP - 20 * DAY, 2)), SET_UP + HOUR)).toEqual(['left']);
  });

  test('take back a note that was planned before it was known since when we are here', () => {
    const facts = after('email', [theirs(SET_UP - 5 * DAY)]);
    const [note] = decide({ facts, now: SET_UP, policy: DEFAULT_POLICY }).wishes.filter(
      ({ effect }) => effect.kind === 'note',
    );
    if (!note) throw new Error('there is one');
    const hold = (known: ConversationFacts) =>
      heldBack(note.effect, { facts: known, now: SET_UP, policy: DEFAULT_POLICY });
    expect([hold(facts), hold(learn(facts, began))]).toEqual([null, 'left from before']);
  });

  test('of ours, long ago, start no ladder', () => {
    const talk = [theirs(SET_UP - 30 * DAY), moved({ ...replied('12:01', 2) }, -30 * DAY)];
    const steps = (events: ConversationEvent[]) => {
      const all = decide({ facts: after('chat', events), now: SET_UP, policy: DEFAULT_POLICY }).wishes;
      return all.filter(({ effect }) => effect.kind === 'note' && effect.about === 'quiet-timers').length;
    };
    expect([steps(talk), steps([began, ...talk])]).toEqual([1, 0]);
  });
});

describe('the desk', () => {
  const DESK = desk(1);
  const heard = (when: Instant) =>
    ({ id: `${when}`, subject: DESK, at: when, heardAt: when, via: 'ourselves' }) as const;
  const left = (n: number, when: Instant): HelplineEvent => ({
    ...{ ...heard(when), kind: 'left-from-before' },
    ...{ conversationId: 100 + n, messageId: n, lastAt: SET_UP - (100 - n) * DAY },
  });
  const known = (events: HelplineEvent[]): DeskFacts => events.reduce(learn<DeskFacts>, noFacts(DESK) as DeskFacts);
  const policy = { ...DEFAULT_POLICY, supervisors: [9] };
  const notes = (facts: DeskFacts, now: Instant) =>
    decide({ facts, now, policy }).wishes.flatMap(({ effect }) =>
      effect.kind === 'note' && effect.about === 'left-from-before' ? [effect] : [],
    );

  test('gathers all of them into one note for supervisors, the oldest first', () => {
    const facts = known([left(3, SET_UP), left(1, SET_UP + MINUTE)]);
    expect(notes(facts, SET_UP + 10 * MINUTE)).toEqual([]);
    const [note, ...more] = notes(facts, SET_UP + 11 * MINUTE);
    expect(more).toEqual([]);
    expect(note).toMatchObject({ mention: [9] });
    expect(note?.text).toBe(
      "Left from before: in 2 open conversations the client's last words have no answer. They are too old for an alarm, and " +
        'nobody was called. Please look through them: answer, or close what is over. The oldest: 101 (2026-08-15), 103 (2026-08-17).',
    );
  });

  test('names twenty of many, and says how many more there are', () => {
    const text = notes(known(Array.from({ length: 23 }, (_, n) => left(n + 1, SET_UP))), SET_UP + HOUR)[0]?.text;
    expect(text).toContain('in 23 open conversations');
    expect(text).toContain('120 (2026-09-03), and 3 more.');
  });

  test('tells of none twice, also when its own note is all that it has left', () => {
    const facts = known([left(1, SET_UP), left(3, SET_UP)]);
    const [note] = notes(facts, SET_UP + HOUR);
    const standing = {
      ...{ ...heard(SET_UP + HOUR), kind: 'note-written', messageId: 7, author: { kind: 'our-bot' }, intent: null },
      marker: note?.marker ?? null,
    } as HelplineEvent;
    expect(notes(learn(facts, standing), SET_UP + HOUR)).toEqual([]);
    expect(notes(known([left(3, SET_UP), standing, left(1, SET_UP)]), SET_UP + 2 * HOUR)).toEqual([]);
    expect(notes(known([standing, left(5, SET_UP + HOUR)]), SET_UP + 2 * HOUR)).toHaveLength(1);
  });
});
