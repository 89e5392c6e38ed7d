import { decide, heldBack } from '../decide';
import type { ConversationEvent } from '../kernel/event';
import type { ConversationFacts } from '../kernel/facts';
import { DAY, HOUR, MINUTE, SECOND, type Duration, type Instant } from '../kernel/instant';
import { DEFAULT_POLICY, type Policy } from '../kernel/policy';
import { learn } from '../learn';
import { after, at, noted, replied, snapshot, wrote } from '../telling.arbitrary';
import { waitOf } from './wait';

const SET_UP = at('12:00');
const began: ConversationEvent = { ...wrote('12:00', 1), kind: 'helpline-began' };
const moved = (event: ConversationEvent, by: Duration): ConversationEvent => ({ ...event, at: event.at + by });
const theirs = (when: Instant, messageId = 1): ConversationEvent => ({ ...wrote('0:00', messageId), at: when });
const away = (from: Instant, until: Instant): ConversationEvent => ({
  ...{ ...wrote('0:00', 1), kind: 'helpline-was-away' as const },
  ...{ from, at: until },
});
const put = (when: Instant, status: 'open' | 'snoozed' | 'resolved'): ConversationEvent =>
  snapshot('0:00', { status, version: when / SECOND });
const rota = { name: 'night', zone: 'UTC', inboxes: [], teams: [], weekly: [], shifts: [], supervisors: [] };
const withRota = { ...DEFAULT_POLICY, onCall: { ...DEFAULT_POLICY.onCall, rotas: [rota] } } as unknown as Policy;

/** What is wanted of people at that moment: notes and tells, by their cause without the number. */
const wanted = (facts: ConversationFacts, now: Instant, policy: Policy = withRota): string[] =>
  decide({ facts, now, policy }).wishes.flatMap(({ cause, effect }) =>
    effect.kind === 'note' || effect.kind === 'tell' ? [cause.replace(/-.*/, '')] : [],
  );

const planned = (facts: ConversationFacts, now: Instant): ConversationFacts =>
  decide({ facts, now, policy: withRota }).wishes.reduce(
    (sofar, { cause, effect }) => learn(sofar, { ...wrote('12:00', 9), kind: 'effect-planned', cause, effect }),
    facts,
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
    [
      'heard after six days’ stop',
      [began, away(SET_UP + DAY, SET_UP + 7 * DAY), theirs(SET_UP + DAY)],
      SET_UP + 7 * DAY,
      ['waiting', 'wait'],
    ],
    [
      'heard after a month’s stop: the desk alone',
      [began, away(SET_UP + DAY, SET_UP + 31 * DAY), theirs(SET_UP + DAY)],
      SET_UP + 31 * DAY,
      ['left'],
    ],
    [
      'written in the last week of a month’s stop',
      [began, away(SET_UP + DAY, SET_UP + 31 * DAY), theirs(SET_UP + 25 * DAY)],
      SET_UP + 31 * DAY,
      ['waiting', 'wait'],
    ],
    [
      'snoozed before it was told: nothing while it is',
      [began, theirs(SET_UP + DAY), put(SET_UP + DAY + MINUTE, 'snoozed')],
      SET_UP + 9 * DAY,
      [],
    ],
    [
      'the same, opened again: the alarm, and those on call',
      [...[began, theirs(SET_UP + DAY), put(SET_UP + DAY + MINUTE, 'snoozed')], put(SET_UP + 8 * DAY + HOUR, 'open')],
      SET_UP + 9 * DAY,
      ['waiting', 'wait'],
    ],
    [
      'closed long before a long stop, and opened after it',
      [
        ...[began, theirs(SET_UP + DAY), put(SET_UP + DAY + MINUTE, 'resolved')],
        ...[away(SET_UP + 20 * DAY, SET_UP + 31 * DAY), put(SET_UP + 31 * DAY, 'open')],
      ],
      SET_UP + 31 * DAY,
      ['waiting', 'wait'],
    ],
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
    const told = planned(facts, SET_UP);
    expect(wanted(told, SET_UP + HOUR)).toEqual([]);
    expect(wanted(learn(told, theirs(SET_UP - 20 * DAY, 2)), SET_UP + HOUR)).toEqual(['left']);
  });

  test.each<[string, ConversationEvent[], string[]]>([
    [
      'answered after all, in a part of the history that was heard later',
      [moved(replied('0:00', 3), -10 * DAY)],
      ['left'],
    ],
    [
      'answered, and written again',
      [moved(replied('0:00', 3), -10 * DAY), theirs(SET_UP - HOUR, 4)],
      ['left', 'waiting', 'wait'],
    ],
    ['with newer words since', [theirs(SET_UP - HOUR, 3)], ['waiting', 'wait']],
    ['put away: it stays on the list', [snapshot('12:00', { status: 'snoozed' })], []],
  ])('told of, then %s', (_name, events, expected) => {
    const facts = after('email', [began, theirs(SET_UP - 30 * DAY)]);
    const told = planned(facts, SET_UP);
    const later = events.reduce(learn<ConversationFacts>, told);
    expect(wanted(later, SET_UP + HOUR)).toEqual(expected);
    expect(wanted(planned(later, SET_UP + HOUR), SET_UP + HOUR)).not.toContain('left');
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
