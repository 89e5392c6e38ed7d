import { decide } from '../decide';
import type { ShowAttributesEffect, Wish } from '../kernel/effect';
import type { ConversationEvent } from '../kernel/event';
import type { ConversationFacts } from '../kernel/facts';
import { HOUR } from '../kernel/instant';
import { DEFAULT_POLICY, type Policy } from '../kernel/policy';
import { learn } from '../learn';
import {
  after,
  at,
  pageHeard,
  quickExit,
  reading,
  replied,
  sending,
  shown,
  snapshot,
  wrote,
} from '../telling.arbitrary';
import { handsOff } from '../ownership-telling.arbitrary';
import { SUBJECT } from '../history.arbitrary';
import { HAND_OFF_LINE, handOffLine } from './hand-off-line';
import { present } from './present';
import { NEXT_STEP } from './words';

const write = (facts: ConversationFacts, clock: string, policy: Policy = DEFAULT_POLICY) =>
  decide({ facts, now: at(clock), policy }).wishes.find(
    (wish): wish is Wish & { effect: ShowAttributesEffect } => wish.effect.kind === 'show-attributes',
  );
const notSafe = (clock: string): ConversationEvent =>
  ({
    ...reading(clock),
    ...{ kind: 'advocate-command', messageId: 50, command: { name: 'hold' }, public: false },
  }) as ConversationEvent;
const hear = (facts: ConversationFacts, ...events: ConversationEvent[]) =>
  events.reduce(learn<ConversationFacts>, facts);

/** The facts after the sidebar was asked for at this time. */
function asked(facts: ConversationFacts, clock: string): ConversationFacts {
  const wish = write(facts, clock);
  if (!wish) throw new Error('nothing to write');
  const heard = { id: clock, subject: SUBJECT, at: at(clock), heardAt: at(clock), via: 'ourselves' } as const;
  return learn(facts, { ...heard, kind: 'effect-planned', effect: wish.effect, cause: wish.cause });
}

describe('the next step', () => {
  test.each<[string, ConversationEvent[], string, string]>([
    ['nothing to do', [snapshot('1:00', { status: 'resolved' })], '2:00', '–'],
    ['they never wrote', [snapshot('1:55', { createdAt: at('1:55') })], '2:00', '02:05 if they never write: finish'],
    ['an answer is awaited', [wrote('2:00:40', 1)], '2:01', 'Answer by 02:01'],
    ['it is overdue', [wrote('2:00:40', 1)], '2:02', 'Wrote 02:00: please answer'],
    ['answered', [wrote('2:00:40', 1), replied('2:01', 2)], '2:02', '02:05 hint; arrival not known'],
    ['somebody reads', [wrote('2:00', 1), reading('2:01')], '2:02', 'Answer by 02:04'],
    ['all sending is stopped', [wrote('2:00', 1), sending('1:50', true)], '2:02', 'All sending stopped 01:50'],
    ['and on again', [wrote('2:00', 1), sending('1:50', true), sending('1:55', false)], '2:00', 'Answer by 02:01'],
  ])('%s', (_what, events, now, words) => {
    expect(present(after('chat', events), at(now), DEFAULT_POLICY).nextStep).toBe(words);
    const spanish = present(after('chat', events), at(now), { ...DEFAULT_POLICY, language: 'es' }).nextStep;
    expect(spanish.length).toBeLessThanOrEqual(35);
  });
});

test('the next step fits the sidebar with the longest of times too', () => {
  for (const words of Object.values(NEXT_STEP)) {
    for (const step of [words.stopped, words.answerBy, words.overdue])
      expect(step('22 Nov 02:13').length).toBeLessThanOrEqual(35);
  }
});

describe('a hand-off beside the thread', () => {
  const given = after('chat', [wrote('2:00', 1), replied('2:01', 2), handsOff('2:05', 5, { kind: 'next-shift' })]);
  const readBacks = [{ noteId: 700, by: 6, at: at('2:07') }];
  const read = { ...given, handOff: { ...given.handOff, readBacks } };
  const line = (facts: ConversationFacts, clock: string) =>
    write(facts, clock)?.effect.values['helpline_hand_off'] ?? null;
  test.each<[string, ConversationFacts, string, string | null]>([
    ['there was none', after('chat', [wrote('2:00', 1)]), '2:06', null],
    ['not read back', given, '2:06', '02:05, not read back'],
    ['read back', read, '2:08', 'Read back 02:07'],
  ])('%s', (_what, facts, clock, words) => expect(line(facts, clock)).toBe(words));

  test('fits with the longest of times too, and a dash stands where it has ended', () => {
    for (const words of Object.values(HAND_OFF_LINE))
      for (const say of Object.values(words)) expect(say('22 Nov 02:13').length).toBeLessThanOrEqual(35);
    expect(
      handOffLine({ ...given, sidebar: asked(given, '2:06').sidebar }, at('2:06') + 72 * HOUR, DEFAULT_POLICY),
    ).toBe('–');
  });
});

describe('the sidebar is written', () => {
  const facts = after('chat', [wrote('2:00', 1)]);
  const once = asked(facts, '2:00:01');
  const stands = hear(once, shown('2:00:02', 1));

  test('at once, the first time', () => {
    expect(write(facts, '2:00:01')).toMatchObject({
      cause: 'sidebar-1',
      effect: { revision: 1, values: { helpline_connection: 'Wrote 02:00', helpline_next_step: 'Answer by 02:01' } },
    });
  });
  test('only when something changed', () => expect(write(stands, '2:00:30')).toBeUndefined());
  test('with what changed within ten seconds as one', () => {
    const answered = hear(stands, replied('2:00:05', 2));
    expect(write(answered, '2:00:10')).toBeUndefined();
    expect(write(answered, '2:00:11')).toMatchObject({ effect: { revision: 2 } });
  });
  test('again when the write was dropped', () => {
    const facts = after('chat', []);
    const lost = asked(facts, '2:00:01');
    expect(write(lost, '2:02:00')).toBeUndefined();
    expect(write(lost, '2:02:01')).toMatchObject({ effect: { revision: 2 } });
  });
  test('never for a closed conversation', () => {
    expect(write(hear(facts, snapshot('2:00:10', { status: 'resolved' })), '2:01')).toBeUndefined();
  });
});

describe('what an advocate must see before the next word goes at once, though something was written a second ago', () => {
  const open = after('chat', [pageHeard('2:00', 'a', 1, { chat: 'open' })]);
  const left = pageHeard('2:01', 'a', 2, { state: 'left', since: at('2:01'), leftAt: at('2:01') });
  const closed = asked(hear(open, left), '2:02:59');
  const gone = asked(closed, '2:03');

  test.each<[string, ConversationFacts, string, object | undefined]>([
    ['a page that closed waits', hear(asked(open, '2:01'), left), '2:01:01', undefined],
    ['a leave does not', closed, '2:03', { parted: 'left', atOnce: true }],
    ['it is told once', gone, '2:03:01', undefined],
    ['a return does not wait', hear(gone, pageHeard('2:03:02', 'b', 1)), '2:03:02', { atOnce: true }],
    [
      'a quick exit',
      hear(asked(open, '2:01'), quickExit('2:01:01')),
      '2:01:01',
      { parted: 'quick-exit', atOnce: true },
    ],
    ['a lock', hear(asked(open, '2:01'), notSafe('2:01:01')), '2:01:01', { locked: 'not-safe', atOnce: true }],
  ])('%s', (_what, facts, now, effect) => {
    if (effect === undefined) expect(write(facts, now)).toBeUndefined();
    else
      expect(write(facts, now)).toMatchObject({ cause: expect.stringMatching(/^sidebar-at-once-/) as string, effect });
  });
});

describe('what was to be seen at once goes before all others until it stands there, whatever takes its place', () => {
  const open = after('chat', [wrote('2:00', 1)]);
  const first = hear(asked(open, '2:00:01'), shown('2:00:02', 1));
  const locked = asked(hear(first, notSafe('2:00:55')), '2:00:55');
  const wroteAgain = hear(locked, wrote('2:01', 2));
  const inItsPlace = asked(wroteAgain, '2:01:05');
  const IN_TURN = /^sidebar-\d+$/;
  const AT_ONCE = /^sidebar-at-once-\d+$/;

  test.each<[string, ConversationFacts, string, RegExp | null]>([
    ['what changed since is gathered as ever', wroteAgain, '2:01:04', null],
    ['and then takes the place of the lock that does not stand there', wroteAgain, '2:01:05', AT_ONCE],
    ['so does one after that', hear(inItsPlace, wrote('2:02', 3)), '2:02:01', AT_ONCE],
    ['one that was dropped is written again', locked, '2:02:55', AT_ONCE],
    ['an older one that stands there does not count', hear(wroteAgain, shown('2:01', 1)), '2:01:05', AT_ONCE],
    ['where the lock stands, the next waits its turn', hear(wroteAgain, shown('2:00:56', 2)), '2:01:05', IN_TURN],
    [
      'so it does where what took its place stands',
      hear(inItsPlace, shown('2:01:06', 3), wrote('2:02', 3)),
      '2:02:01',
      IN_TURN,
    ],
  ])('%s', (_what, facts, now, cause) => {
    expect(write(facts, now)?.cause ?? null).toEqual(cause && expect.stringMatching(cause));
  });
});

describe('somebody deleted or overwrote it', () => {
  const first = asked(after('chat', []), '2:00:01');
  const stands = hear(first, shown('2:00:02', 1, 'ours'));
  test.each<[string, ConversationEvent, string, boolean]>([
    ['deleted: put back after a minute', snapshot('2:00:30', { attributes: null }), '2:01:01', true],
    ['not sooner', snapshot('2:00:30', { attributes: null }), '2:01:00', false],
    ['overwritten', snapshot('2:00:30', { attributes: 'theirs' }), '2:01:01', true],
    ['untouched', snapshot('2:00:30', { attributes: 'ours' }), '2:05', false],
    ['an account from before the write', snapshot('2:00:01', { attributes: null }), '2:05', false],
  ])('%s', (_what, event, now, again) => expect(write(hear(stands, event), now) !== undefined).toBe(again));
});
