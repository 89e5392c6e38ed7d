import { decide, heldBack } from '../decide';
import { SUBJECT } from '../history.arbitrary';
import type { ConversationEvent } from '../kernel/event';
import type { ConversationFacts } from '../kernel/facts';
import { DEFAULT_POLICY } from '../kernel/policy';
import { learn } from '../learn';
import { after, at, noted, quickExit, snapshot, wrote } from '../telling.arbitrary';

const policy = DEFAULT_POLICY;
const TEXT = { kind: 'text-to-client', about: 'any', text: '…', automatic: false, deadline: Infinity } as const;
const wishes = (facts: ConversationFacts, clock: string, language: 'en' | 'es' = 'en') =>
  decide({ facts, now: at(clock), policy: { ...policy, language } }).wishes.filter(
    ({ effect }) => effect.kind === 'note' && effect.about === 'quick-exit',
  );
const textsOf = (events: ConversationEvent[], clock: string, language?: 'en' | 'es') =>
  wishes(after('chat', events), clock, language).map(({ effect }) => effect.kind === 'note' && effect.text);

describe('the quick exit (B3.9, B3.17)', () => {
  const left = [wrote('2:10', 1), quickExit('2:13:40')];

  test('the advocate is told at once, in the policy’s language', () => {
    expect(textsOf(left, '2:13:41')).toEqual(['Quick exit used 02:13. Do not write.']);
    expect(textsOf(left, '2:13:41', 'es')).toEqual(['Salida rápida usada 02:13. No escribas.']);
  });

  test('whoever has the conversation is called', () => {
    const [wish] = wishes(after('chat', [...left, snapshot('2:11', { assigneeId: 6 })]), '2:14');
    expect(wish?.effect).toMatchObject({ mention: [6] });
  });

  test.each<[string, ConversationEvent[], number]>([
    ['once', [...left, noted('2:13:42', { kind: 'quick-exit', data: { at: at('2:13:40') } })], 0],
    [
      'again when it is used again',
      [...left, noted('2:13:42', { kind: 'quick-exit', data: { at: at('2:13:40') } }), quickExit('2:20')],
      1,
    ],
    [
      'a note that an advocate forged does not count',
      [
        ...left,
        noted('2:13:42', { kind: 'quick-exit', data: { at: at('2:13:40') } }, { kind: 'advocate', agentId: 5 }),
      ],
      1,
    ],
    ['not when they have written since', [...left, wrote('2:15', 2)], 0],
    ['not in a closed conversation', [...left, snapshot('2:14', { status: 'resolved' })], 0],
  ])('%s', (_what, events, count) => expect(textsOf(events, '2:30')).toHaveLength(count));

  test('what was asked for is not asked for again', () => {
    const facts = after('chat', left);
    const planned = wishes(facts, '2:13:41').reduce((known, { effect, cause }) => {
      const heard = {
        id: cause,
        subject: SUBJECT,
        at: at('2:13:41'),
        heardAt: at('2:13:41'),
        via: 'ourselves' as const,
      };
      return learn(known, { ...heard, kind: 'effect-planned', effect, cause });
    }, facts);
    expect(wishes(planned, '2:13:42')).toEqual([]);
  });

  test.each<[string, ConversationEvent[], unknown]>([
    ['nothing goes to the client', left, 'quick-exit'],
    [
      'also when the exit is heard before the text that came before it',
      [quickExit('2:13:40'), wrote('2:10', 1)],
      'quick-exit',
    ],
    ['when they write again the room `send-lock` goes on', [...left, wrote('2:15', 2)], 'quick-exit'],
    ['a text within the same second came before it', [quickExit('2:13:40'), wrote('2:13:40', 2)], 'quick-exit'],
    ['without one, nothing is held back', [wrote('2:25', 1)], null],
  ])('%s', (_what, events, reason) =>
    expect(heldBack(TEXT, { facts: after('chat', events), now: at('2:30'), policy })).toBe(reason),
  );

  test('the note is withdrawn when they write before it is posted', () => {
    const [wish] = wishes(after('chat', left), '2:13:41');
    if (!wish) throw new Error('no note');
    const hold = (events: ConversationEvent[]) =>
      heldBack(wish.effect, { facts: after('chat', events), now: at('2:16'), policy });
    expect(hold(left)).toBeNull();
    expect(hold([...left, wrote('2:15', 2)])).toBe('written again');
  });
});
