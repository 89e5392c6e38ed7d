import { decide, heldBack } from './decide';
import type { ConversationEvent } from './kernel/event';
import type { ConversationFacts } from './kernel/facts';
import { isGone } from './kernel/gone';
import { DEFAULT_POLICY, type Policy } from './kernel/policy';
import { learn } from './learn';
import { after, at, snapshot, wrote } from './telling.arbitrary';
import { waitOf } from './waiting/wait';

const gone = { ...wrote('2:05', 1), kind: 'conversation-gone' } as ConversationEvent;
const found = (clock: string) => ({ ...wrote(clock, 1), kind: 'conversation-there' }) as ConversationEvent;
const rota = { name: 'night', zone: 'UTC', inboxes: [], teams: [], weekly: [], shifts: [], supervisors: [] };
const policy = { ...DEFAULT_POLICY, onCall: { ...DEFAULT_POLICY.onCall, rotas: [rota] } } as unknown as Policy;

const wishes = (facts: ConversationFacts, clock: string) => decide({ facts, now: at(clock), policy }).wishes;
const planned = (facts: ConversationFacts, clock: string): ConversationFacts =>
  wishes(facts, clock).reduce(
    (sofar, { cause, effect }) => learn(sofar, { ...wrote(clock, 9), kind: 'effect-planned', cause, effect }),
    facts,
  );

describe('a conversation that somebody deleted in Chatwoot', () => {
  const waits = planned(after('chat', [wrote('2:00', 1)]), '2:02');

  test('waits no more: the desk is told so, and nothing else is wanted of it', () => {
    const facts = learn(waits, gone);
    expect([waitOf(waits, policy) === null, waitOf(facts, policy)]).toEqual([false, null]);
    expect(wishes(facts, '2:20')).toMatchObject([
      { effect: { kind: 'tell', what: { kind: 'wait', wait: { over: { how: 'put-away' } } } } },
    ]);
    expect(decide({ facts: planned(facts, '2:20'), now: at('3:00'), policy })).toEqual({
      ...{ wishes: [], heldBack: [], lookAgainAt: null },
    });
  });

  test('holds back what was planned before it was known', () => {
    const [note] = wishes(after('chat', [wrote('2:00', 1)]), '2:02').filter(({ effect }) => effect.kind === 'note');
    if (!note) throw new Error('a note is wanted of who waits');
    const hold = (facts: ConversationFacts) => heldBack(note.effect, { facts, now: at('2:06'), policy });
    expect([hold(after('chat', [wrote('2:00', 1)])), hold(learn(waits, gone))]).toEqual([
      null,
      'the conversation was deleted',
    ]);
  });

  test.each<[string, ConversationEvent[], boolean]>([
    ['is there again when Chatwoot gives an account of a later moment', [gone, snapshot('2:30')], false],
    ['whichever of the two came first', [snapshot('2:30'), gone], false],
    ['is there again when it is found there later, its account unchanged', [gone, found('2:30')], false],
    ['whichever of those two came first', [found('2:30'), gone], false],
    ['is gone when the account is older', [snapshot('2:04'), gone], true],
    ['is gone when it was found there only before', [gone, found('2:04')], true],
    ['is gone when it was found and lost again', [found('2:30'), gone, { ...gone, at: at('2:40') }], true],
  ])('%s', (_name, events, expected) => {
    const facts = after('chat', [wrote('2:00', 1), ...events]);
    expect([isGone(facts), waitOf(facts, policy) === null]).toEqual([expected, expected]);
  });
});
