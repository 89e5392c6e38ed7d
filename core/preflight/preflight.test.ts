import { decide, heldBack } from '../decide';
import type { HelplineEvent } from '../kernel/event';
import { noFacts, type DeskFacts } from '../kernel/facts';
import { DAY, HOUR, SECOND, type Instant } from '../kernel/instant';
import { DEFAULT_POLICY } from '../kernel/policy';
import { desk } from '../kernel/subject';
import { learn } from '../learn';
import { isGreen } from './green';
import { markerOf, readPreflightNote, type PreflightNote } from './marker';
import { readingDue } from './preflight';

const DESK = desk(1);
const T0 = Date.UTC(2026, 10, 22, 2);
const policy = { ...DEFAULT_POLICY, supervisors: [9] };
const frame = (at: Instant) => ({ id: `e${at}`, subject: DESK, at, heardAt: at, via: 'ourselves' }) as const;
const read = (at: Instant, dangers: string[], asked: string[] = []): HelplineEvent => ({
  ...{ ...frame(at), kind: 'preflight-read', asked },
  dangers: dangers.map((id) => ({ id, inboxId: 1 })),
});
const noted = (
  at: Instant,
  note: PreflightNote,
  author: 'our-bot' | 'other-bot' = 'our-bot',
  messageId = Math.floor(at / DAY),
): HelplineEvent => ({
  ...{ ...frame(at), kind: 'note-written', messageId, author: { kind: author }, intent: null },
  marker: markerOf(note),
});
const answer = (at: Instant, question: string, safe: boolean, noteId?: number) =>
  noted(at, { what: 'answer', question, safe }, 'our-bot', noteId);
const known = (...events: HelplineEvent[]): DeskFacts => events.reduce(learn<DeskFacts>, noFacts(DESK) as DeskFacts);
const notes = (facts: DeskFacts, now: Instant) =>
  decide({ facts, now, policy }).wishes.filter(({ cause }) => cause.startsWith('preflight'));

/** The facts after all that is wanted now was planned. */
const told = (facts: DeskFacts, now: Instant): DeskFacts =>
  notes(facts, now).reduce(
    (sofar, { cause, effect }) => learn(sofar, { ...frame(now), kind: 'effect-planned', cause, effect }),
    facts,
  );

describe('green', () => {
  test.each<[string, HelplineEvent[], boolean]>([
    ['never read', [], false],
    ['read, and nothing found', [read(T0, [])], true],
    ['a danger that stops', [read(T0, ['csat'])], false],
    ['a danger to look at', [read(T0, ['attachments'])], true],
    ['a danger that only a newer version knows', [read(T0, ['something-new'])], false],
    ['a danger that is gone', [read(T0 - 1, ['csat']), read(T0, [])], true],
    ['a question nobody answered', [read(T0, [], ['transcripts'])], false],
    ['a question to look at', [read(T0, [], ['rate-limit'])], true],
    ['a question answered well', [read(T0, [], ['transcripts']), answer(T0, 'transcripts', true)], true],
    ['a question answered badly', [read(T0, [], ['transcripts']), answer(T0, 'transcripts', false)], false],
    [
      'two answers within one second: the later note',
      [read(T0, [], ['transcripts']), answer(T0, 'transcripts', true, 8), answer(T0, 'transcripts', false, 7)],
      true,
    ],
    [
      'an answer that is older than the one we know',
      [read(T0, [], ['transcripts']), answer(T0, 'transcripts', false), answer(T0 - DAY, 'transcripts', true)],
      false,
    ],
    ['an answer to what is read now', [read(T0, []), answer(T0, 'popup-words', false)], true],
    [
      'an answer that somebody else wrote',
      [read(T0, [], ['transcripts']), noted(T0, { what: 'answer', question: 'transcripts', safe: true }, 'other-bot')],
      false,
    ],
  ])('%s', (_, events, expected) => {
    expect(isGreen(known(...events), T0 + HOUR)).toBe(expected);
  });

  test('no longer than the reading holds, and the answers', () => {
    const facts = known(read(T0, [], ['transcripts']), answer(T0 - 89 * DAY, 'transcripts', true));
    expect(isGreen(facts, T0 + 25 * HOUR)).toBe(false);
    expect(isGreen(facts, T0 + 23 * HOUR)).toBe(true);
    expect(isGreen(known(read(T0, [])), T0 + 25 * HOUR)).toBe(true);
    expect(isGreen(known(read(T0, [])), T0 + 26 * HOUR)).toBe(false);
  });
});

describe('a text to a client', () => {
  const text = { kind: 'text-to-client', about: 'x', text: '…', deadline: Infinity } as const;
  const held = (automatic: boolean, ...events: HelplineEvent[]) =>
    heldBack({ ...text, automatic }, { facts: known(...events), now: T0, policy });
  test('by itself only while it is green, and by a person’s click also when not', () => {
    expect(held(true)).toBe('preflight is not green');
    expect(held(true, read(T0, ['csat']))).toBe('preflight is not green');
    expect(held(true, read(T0, []))).toBeNull();
    expect(held(false, read(T0, ['csat']))).toBeNull();
  });
});

describe('supervisors', () => {
  test('are told once what is dangerous, and again when it is something else', () => {
    const facts = known(read(T0, ['csat', 'attachments'], ['transcripts', 'rate-limit']));
    const [note, ...more] = notes(facts, T0);
    expect(more).toEqual([]);
    expect(note?.effect).toMatchObject({
      kind: 'note',
      mention: [9],
      text: [
        'In Chatwoot’s settings something could hurt a client. Nothing is sent to a client by itself until it is gone:',
        '- A survey is sent when a conversation is closed (inbox 1)',
        '- 1 question only a person can answer',
        'Please see: npm run doctor',
      ].join('\n'),
    });
    const after = told(facts, T0);
    expect(notes(learn(after, read(T0 + HOUR, ['csat'], ['transcripts'])), T0 + HOUR)).toEqual([]);
    expect(notes(learn(after, read(T0 + HOUR, ['csat', 'greeting'], ['transcripts'])), T0 + HOUR)).toHaveLength(1);
  });

  test('hear that it is well again, and of the same danger again', () => {
    const red = told(known(read(T0, ['csat'])), T0);
    const well = learn(red, read(T0 + HOUR, []));
    expect(notes(well, T0 + HOUR)[0]?.effect).toMatchObject({
      mention: [],
      text: expect.stringContaining('safe') as string,
    });
    const again = learn(told(well, T0 + HOUR), read(T0 + 2 * HOUR, ['csat']));
    expect(notes(again, T0 + 2 * HOUR)).toHaveLength(1);
  });

  test('hear nothing when all was well from the beginning, or nothing was read', () => {
    expect(notes(known(read(T0, [])), T0)).toEqual([]);
    expect(notes(known(), T0)).toEqual([]);
  });

  test('are not told again after an emptied Redis: the note says what was told', () => {
    const red = known(read(T0, ['csat']));
    const marker = notes(red, T0).flatMap(({ effect }) => (effect.kind === 'note' ? [effect.marker] : []))[0];
    const note = marker && readPreflightNote(marker);
    if (!note) throw new Error('no marker');
    expect(notes(known(noted(T0, note), read(T0 + HOUR, ['csat'])), T0 + HOUR)).toEqual([]);
  });

  test('are told of an answer that has become too old, and it is looked at in time', () => {
    const facts = known(read(T0, [], ['transcripts']), answer(T0, 'transcripts', true));
    const plan = decide({ facts, now: T0 + 1, policy });
    expect(plan).toMatchObject({ wishes: [], lookAgainAt: T0 + 90 * DAY });
    expect(notes(facts, T0 + 90 * DAY)).toHaveLength(1);
  });

  test('are told in Spanish where that is the desk’s language', () => {
    const facts = known(read(T0, ['csat']));
    const [wish] = decide({ facts, now: T0, policy: { ...policy, language: 'es' } }).wishes;
    expect(wish?.effect).toMatchObject({ text: expect.stringContaining('encuesta') as string });
  });
});

describe('the settings are read', () => {
  test.each<[string, HelplineEvent[], boolean]>([
    ['at once when they never were', [], true],
    ['not again within the hour', [read(T0 - HOUR + 1, [])], false],
    ['after an hour', [read(T0 - HOUR, [])], true],
    [
      'soon after something was switched off, when that is done',
      [read(T0 - 60 * SECOND, []), noted(T0 - 10 * SECOND, { what: 'hardened', place: { kind: 'account' }, was: {} })],
      true,
    ],
    ['but not in the middle of it', [read(T0 - 60 * SECOND, []), answer(T0 - 9 * SECOND, 'transcripts', true)], false],
    ['and then not again', [read(T0, []), answer(T0 - 10 * SECOND, 'transcripts', true)], false],
  ])('%s', (_, events, expected) => {
    expect(readingDue(known(...events), T0)).toBe(expected);
  });
});

describe('what our notes say', () => {
  test.each<[PreflightNote]>([
    [{ what: 'answer', question: 'transcripts', safe: false }],
    [{ what: 'hardened', place: { kind: 'inbox', id: 3 }, was: { csat: true, botId: 7, webhookToUs: 'https://x/y' } }],
    [{ what: 'hardened', place: { kind: 'own-notifications' }, was: { email_conversation_mention: true } }],
    [{ what: 'put-back', noteId: 12 }],
    [{ what: 'told', key: '2-ab' }],
    [{ what: 'proof', proof: 'x' }],
  ])('is read back: %j', (note) => {
    expect(readPreflightNote(markerOf(note))).toEqual(note);
  });
  test.each([
    { kind: 'sending', data: { what: 'told', key: 'x' } },
    { kind: 'preflight', data: { what: 'hardened', place: 'inbox', id: null } },
    { kind: 'preflight', data: { what: 'hardened', place: 'elsewhere', id: 1 } },
    { kind: 'preflight', data: { what: 'answer', question: 'x', safe: 'yes' } },
    { kind: 'preflight', data: {} },
  ])('nothing that is none: %j', (marker) => {
    expect(readPreflightNote(marker)).toBeNull();
  });
});
