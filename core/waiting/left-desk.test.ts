import { decide, heldBack } from '../decide';
import type { HelplineEvent } from '../kernel/event';
import { noFacts, type DeskFacts } from '../kernel/facts';
import { DAY, HOUR, MINUTE, type Instant } from '../kernel/instant';
import type { LeftMemory } from '../kernel/left-memory';
import { DEFAULT_POLICY } from '../kernel/policy';
import { desk } from '../kernel/subject';
import { learn } from '../learn';
import { at } from '../telling.arbitrary';

const SET_UP = at('12:00');

describe('of who is left from before the desk', () => {
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

  test.each([
    ['250', 250, ['in 250 open conversations', '101 (', '120 (', 'and 230 more']],
    ['600: as many as one list holds, without waiting for the rest', 600, ['in 500 open', '101 (', 'and 480 more']],
  ])('counts all of %s and names the oldest', (_many, count, expected) => {
    const facts = known(Array.from({ length: count }, (_, n) => left(count - n, SET_UP)));
    const at = SET_UP + (count > 500 ? 0 : HOUR);
    const [note] = notes(facts, at);
    for (const words of expected) expect(note?.text).toContain(words);
    const rest = notes(learn(facts, listing(note)), SET_UP + 2 * HOUR).map(({ text }) => text);
    expect(rest.map((text) => text.includes('in 100 open'))).toEqual(count > 500 ? [true] : []);
  });

  const listing = (note: ReturnType<typeof notes>[number] | undefined): HelplineEvent => ({
    ...{ ...heard(SET_UP + HOUR), kind: 'note-written', messageId: 7, author: { kind: 'our-bot' }, intent: null },
    marker: note?.marker ?? null,
  });
  const list = listing(notes(known([left(3, SET_UP), left(5, SET_UP)]), SET_UP + HOUR)[0]);
  const answered = (n: number): HelplineEvent => ({
    ...{ ...heard(SET_UP), kind: 'left-answered', conversationId: 100 + n, messageId: n },
  });
  /** Newer words in the conversation of the third. */
  const again = { ...left(9, SET_UP), conversationId: 103 } as HelplineEvent;

  test.each<[string, HelplineEvent[], string[]]>([
    ['those that stood in a list: nothing', [left(3, SET_UP), left(5, SET_UP), list], []],
    ['the same, when its own note is all that it has left', [list, left(3, SET_UP), left(5, SET_UP)], []],
    ['older than all that were listed, found later', [list, left(1, SET_UP)], ['101 (2026-08-15)']],
    ['found before the list was heard of, and not in it', [left(4, SET_UP), list], ['104 (2026-08-18)']],
    ['listed, with newer words since', [list, again], ['103 (2026-08-23)']],
    ['one conversation with two texts: once, by its newest', [left(3, SET_UP), again], ['103 (2026-08-23)']],
    ['the same in another order', [again, left(3, SET_UP)], ['103 (2026-08-23)']],
    ['answered after all', [left(3, SET_UP), left(1, SET_UP), answered(3)], ['101 (2026-08-15)']],
    ['answered, which was heard of first', [answered(3), left(3, SET_UP)], []],
    ['answered, with newer words since', [left(3, SET_UP), answered(3), again], ['103 (2026-08-23)']],
  ])('tells of %s', (_name, events, expected) => {
    const named = notes(known(events), SET_UP + 2 * HOUR).map(({ text }) =>
      text.replace(/.*The oldest: (.*)\.$/, '$1'),
    );
    expect(named).toEqual(expected);
  });

  const plan = (facts: DeskFacts, now: Instant): DeskFacts =>
    decide({ facts, now, policy }).wishes.reduce(
      (sofar, { cause, effect }) => learn(sofar, { ...heard(now), kind: 'effect-planned', cause, effect }),
      facts,
    );

  test('asks for a list once, and anew with what is true then when it was not posted within the hour', () => {
    const at = SET_UP + 11 * MINUTE;
    const facts = plan(known([left(1, SET_UP), left(3, SET_UP)]), at);
    expect(notes(facts, at + HOUR)).toEqual([]);
    const later = notes(learn(facts, answered(3)), at + HOUR + 5 * MINUTE);
    expect(later.map(({ text }) => text.includes('in one open conversation'))).toEqual([true]);
  });

  test.each<[string, HelplineEvent[], string | null]>([
    ['nothing changed', [], null],
    ['another was found', [left(5, SET_UP)], null],
    ['one of them was answered', [answered(3)], 'the list has changed'],
    ['one of them wrote again', [again], 'the list has changed'],
  ])('looks at a list again just before it is posted: %s', (_what, events, hold) => {
    const at = SET_UP + 11 * MINUTE;
    const facts = known([left(1, SET_UP), left(3, SET_UP)]);
    const [note] = notes(facts, at);
    if (!note) throw new Error('there is one');
    expect(heldBack(note, { facts: events.reduce(learn<DeskFacts>, plan(facts, at)), now: at, policy })).toBe(hold);
  });

  test('goes on with the next list as soon as the first one stands there', () => {
    const first = known(Array.from({ length: 600 }, (_, n) => left(n + 1, SET_UP)));
    const [note] = notes(first, SET_UP);
    const facts = plan(first, SET_UP);
    expect(notes(facts, SET_UP + 11 * MINUTE)).toEqual([]);
    expect(notes(learn(facts, listing(note)), SET_UP + 11 * MINUTE)[0]?.text).toContain('in 100 open');
  });

  test('remembers no more than 3,000 that are over, and lists those beyond once more rather than never', () => {
    const ids = (from: number) => Array.from({ length: 430 }, (_, n) => [`c${101 + from + n}`, 1 + from + n] as const);
    const all = Array.from({ length: 7 }, (_, n) => ({
      ...{ ...listing(undefined), messageId: n + 1 },
      marker: { kind: 'left-from-before', data: Object.fromEntries(ids(n * 430)) },
    })) as HelplineEvent[];
    const facts = known(all);
    expect(Object.keys(facts.left?.over ?? {})).toHaveLength(3_000);
    expect(known([...all].reverse())).toEqual(facts);
    const told = [left(10, SET_UP), left(11, SET_UP)].reduce(learn<DeskFacts>, facts);
    const [note, ...more] = notes(told, SET_UP + HOUR);
    expect([note?.text.includes('110 ('), note?.text.includes('111 ('), more]).toEqual([true, false, []]);
    expect(notes(learn(told, listing(note)), SET_UP + 2 * HOUR)).toEqual([]);
  });

  test('what an older version kept and wrote is read: what it had listed stays told, and what came since is listed', () => {
    const kept = { ...known([]), left: { waits: [], upTo: SET_UP } as unknown as LeftMemory };
    const marker = { kind: 'left-from-before', data: { upTo: SET_UP, count: 3 } };
    const old = { ...listing(undefined), marker } as HelplineEvent;
    const facts = [old, left(1, SET_UP)].reduce(learn<DeskFacts>, kept);
    expect(notes(learn<DeskFacts>(kept, old), SET_UP + HOUR)).toEqual([]);
    expect(notes(facts, SET_UP + HOUR)[0]?.text).toContain('The oldest: 101 (');
  });

  test('reads what was kept before lists named their conversations', () => {
    const kept = { ...known([left(1, SET_UP)]), left: { waits: known([left(1, SET_UP)]).left?.waits ?? [] } };
    expect(notes(learn(kept, left(3, SET_UP)), SET_UP + HOUR)[0]?.text).toContain('in 2 open conversations');
  });
});
