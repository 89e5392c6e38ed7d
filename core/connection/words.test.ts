import { HOUR, MINUTE, SECOND } from '../kernel/instant';
import { DEFAULT_POLICY, type Language } from '../kernel/policy';
import { at } from '../telling.arbitrary';
import { codeWords } from './carrier-words';
import { CHANGE_WORDS, sayChange } from './change-words';
import { lineLostNote, lossNote, returnNote } from './must-see-words';
import { REASON_WORDS } from './reason-words';
import { RECEIPT_WORDS } from './receipt-words';
import { LONGEST, say } from './say';
import { everyStatement } from './statements.arbitrary';
import type { VerdictKind } from './verdict';
import { WORDS } from './words';

const then = at('23:59:30');
const LANGUAGES: readonly Language[] = ['en', 'es'];

describe.each(LANGUAGES)('every statement about the connection, in %s,', (language) => {
  const policy = { ...DEFAULT_POLICY, language };
  test.each([
    ['in its minute', then],
    ['a minute later', then + MINUTE],
    ['with its day', then + 24 * HOUR],
  ])('fits the sidebar %s', (_when, now) => {
    const said = everyStatement(then).map((statement) => say(statement, now, policy));
    expect(said.filter((words) => words.length > LONGEST)).toEqual([]);
    expect(said.filter((words) => words.length === 0)).toEqual([]);
  });
});

/** All that a table of words can say, with a time wherever one belongs. */
function allOf(words: unknown): readonly string[] {
  if (typeof words === 'string') return [words];
  if (typeof words === 'function') return [(words as (...times: string[]) => string)('02:13', '02:14')];
  return Object.values(words as object).flatMap(allOf);
}

/** Everything about the connection that anybody is ever shown in this language. */
function everything(language: Language): readonly string[] {
  const policy = { ...DEFAULT_POLICY, language };
  const codes = [30003, 30004, 30005, 30006, 30007, 30008, 30034, 21610, 21635, null];
  return [
    ...[WORDS, RECEIPT_WORDS, REASON_WORDS, CHANGE_WORDS].flatMap((table) => allOf(table[language])),
    ...codes.flatMap((code) => allOf(codeWords(code, language))),
    ...[null, then].map((until) => lossNote({ from: then, until }, then, policy)),
    ...(['wrote', 'typing', 'page'] as const).map((by) => returnNote({ by, at: then, leftAt: then }, then, policy)),
    lineLostNote({ agentId: 5, since: then }, then, policy),
  ];
}

test.each<[Language, RegExp]>([
  ['en', /\b(safe|fine|gone|okay|ok|unharmed|away|ignor\w+)\b|\bread by\b|\b(has|have|was) read\b|\bthey read\b/i],
  ['es', /\b(a salvo|segur[oa]|bien|se fue|se ha ido|ausente|ignora)\b|\bleíd[oa]\b|\bleyó\b/i],
])('no words in %s judge the person, nor say that somebody read (B1.6, B1.7, B3.15)', (language, never) => {
  const all = everything(language);
  expect(all.length).toBeGreaterThan(70);
  expect(all.filter((words) => never.test(words))).toEqual([]);
});

describe('what would change it', () => {
  const slow = { ...DEFAULT_POLICY.connection, activeGrace: 90 * SECOND };
  const said = (says: string, channel: 'chat' | 'sms' | 'email', kind: VerdictKind = 'unknown', connection = slow) => {
    const statement = everyStatement(then).find((one) => one.says === says);
    if (!statement) throw new Error(`nothing says ${says}`);
    return sayChange({ kind, statement }, channel, { ...DEFAULT_POLICY, connection });
  };
  test.each<[string, string, string]>([
    [
      'a recent act, by the grace of the policy',
      said('wrote', 'chat'),
      '90 s without a message or typing; the quick exit.',
    ],
    ['a text just now', said('wrote', 'sms'), '90 s without a message.'],
    ['a text long ago: no page, no typing (B1.8)', said('last-heard', 'sms'), 'Only a message of theirs.'],
    ['nothing by text yet', said('nothing-yet', 'sms'), 'Only a message of theirs.'],
    ['an e-mail', said('last-word', 'email'), 'The next message, theirs or ours.'],
    [
      'a closed page',
      said('closed', 'chat'),
      'Any sign of theirs; 2 min without one (4 min on a phone), once all of their pages have closed.',
    ],
    ['a leave', said('left', 'chat', 'left'), 'Any sign of theirs: a message, typing or a page.'],
    ['a lost network', said('offline', 'chat', 'network-trouble'), 'Any sign of theirs; 15 min without one.'],
    ['one that explains nothing any more', said('offline', 'chat'), 'Any sign of theirs: a message, typing or a page.'],
    [
      'the quick exit',
      said('quick-exit', 'chat', 'quick-exit'),
      'Only a message of theirs, or typing, after it. A page alone does not.',
    ],
    ['our own line', said('our-line', 'chat', 'our-fault'), 'Our line working again.'],
  ])('%s', (_what, words, expected) => expect(words).toBe(expected));

  test('without the beacon nothing of a page is promised that only the beacon could tell', () => {
    for (const says of ['quiet', 'opened']) expect(said(says, 'chat', 'quiet')).not.toMatch(/page|closing|hidden/);
  });
});
