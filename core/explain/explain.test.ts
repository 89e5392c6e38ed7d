import { MINUTE } from '../kernel/instant';
import { DEFAULT_POLICY, type Policy } from '../kernel/policy';
import { differences, explainPolicy } from './explain';
import { lasting } from './lasting';

const name = (id: number): string => `“${id}”`;
const said = (policy: Policy, language: 'en' | 'es' = 'en') => explainPolicy(policy, language, name);

test.each([
  [
    'In a web chat, when a client is quiet after our last message arrived: after 3 minutes the advocate gets a hint, after 5 minutes a check-in text is offered to the advocate, after 10 minutes a closing text is offered, after 11 minutes the advocate is told that finishing is all right, and decides.',
  ],
  ['By e-mail, nothing is done when a client is quiet.'],
  ['Nothing is ever sent to a quiet client without an advocate’s click.'],
  [
    'By text message, a message of which nothing tells that it arrived counts as there 10 minutes after it was sent, and every line says that this is not known.',
  ],
])('the suggested policy says: %s', (line) => expect(said(DEFAULT_POLICY)).toContain(line));

test('it is said in Spanish too, sentence for sentence', () => {
  expect(said(DEFAULT_POLICY, 'es')).toHaveLength(said(DEFAULT_POLICY).length);
  expect(said(DEFAULT_POLICY, 'es').join(' ')).toContain('al cabo de 3 minutos quien atiende recibe un aviso');
});

test('texts without a click that are not armed are said to be that', () => {
  const wished = { ...DEFAULT_POLICY, quiet: { ...DEFAULT_POLICY.quiet, automatic: true } };
  expect(said(wished).join(' ')).toContain('wished for but not armed');
  const armed = { ...wished, texting: { ...wished.texting, armed: true } };
  expect(said(armed).join(' ')).toContain('may go out without a click, at most two in one silence');
});

test('a change is told as the sentences that differ', () => {
  const changed = { ...DEFAULT_POLICY, quiet: { ...DEFAULT_POLICY.quiet, neverWrote: 20 * MINUTE } };
  expect(differences(said(DEFAULT_POLICY), said(changed))).toEqual({
    gone: ['When nothing was ever written in a chat, finishing is suggested after 10 minutes.'],
    come: ['When nothing was ever written in a chat, finishing is suggested after 20 minutes.'],
  });
  expect(differences(said(changed), said(changed))).toEqual({ gone: [], come: [] });
});

test('what differs in one inbox is said with its name', () => {
  const inboxes = { 4: { quiet: { ladder: DEFAULT_POLICY.quiet.ladders.other, session: 60 * MINUTE } } };
  const lines = said({ ...DEFAULT_POLICY, inboxes });
  expect(lines).toContain(
    'In the inbox “4”, when a client is quiet after our last message arrived: after 30 minutes the advocate gets a hint.',
  );
  expect(lines.at(-1)).toContain('In the inbox “4”: A contact may last 1 hour');
});

test('what an inbox switches off, or lets go by itself, is said as it is', () => {
  const { quiet, texting } = DEFAULT_POLICY;
  const session = 60 * MINUTE;
  const inboxes = { 4: { quiet: { neverWrote: null, session: null, textWithin: MINUTE, automatic: true } } };
  const policy = { ...DEFAULT_POLICY, quiet: { ...quiet, session }, inboxes };
  expect(said(policy).slice(-4)).toEqual([
    'In the inbox “4”: Nothing is done about a chat in which nothing was ever written.',
    'In the inbox “4”: A contact may last as long as it takes.',
    'In the inbox “4”: A text that cannot go out within 1 minute is dropped, not sent late.',
    'In the inbox “4”: Texts without a click are wished for but not armed (texting.armed): nothing is sent without an advocate’s click.',
  ]);
  const armed = said({ ...policy, texting: { ...texting, armed: true } });
  expect(armed.at(-1)).toMatch(/^In the inbox “4”: A check-in or a closing text may go out without a click/);
  expect(armed).toContain(
    'Unless it is said otherwise for an inbox below, nothing is sent to a quiet client without an advocate’s click.',
  );
});

test.each([
  [1_000, '1 second'],
  [90_000, '90 seconds'],
  [60_000, '1 minute'],
  [3_600_000, '1 hour'],
])('%i ms is %s', (ms, words) => expect(lasting(ms, 'en')).toBe(words));
