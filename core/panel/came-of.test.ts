import { SUBJECT } from '../history.arbitrary';
import type { Command } from '../kernel/command';
import type { ConversationEvent } from '../kernel/event';
import { answerMarker, lockMarker } from '../kernel/lock-marker';
import { DEFAULT_POLICY } from '../kernel/policy';
import { learn } from '../learn';
import type { ConversationFacts } from '../kernel/facts';
import { asks, finishes, handsOff, live, readsBack, takes, undoes } from '../ownership-telling.arbitrary';
import { after, at, noted, reading, replied, wrote } from '../telling.arbitrary';
import { cameOf } from './came-of';
import type { PanelCommand } from './command-contract';
import { presentPanel } from './present-panel';

const [ANA, BEN] = [5, 6];
const ANA_TAKES = 'ask-5-2:10';

/** What Ana's page says a minute later of a click that she made at 2:10. */
function came(
  command: PanelCommand,
  events: readonly ConversationEvent[],
  { id = ANA_TAKES, messageId = null as number | null, worker = true } = {},
) {
  const facts = worker
    ? live(after('chat', []), events, '2:11').facts
    : events.reduce(learn<ConversationFacts>, after('chat', []));
  const view = presentPanel(facts, 1, at('2:11'), DEFAULT_POLICY);
  return cameOf({ command, id, messageId, at: at('2:10') }, ANA, view);
}

const said = (command: Command, messageId = 50): ConversationEvent => ({
  ...{ id: `said-${messageId}`, subject: SUBJECT, at: at('2:10'), heardAt: at('2:10'), via: 'panel' },
  ...{ kind: 'advocate-command', messageId, agentId: ANA, command, public: false },
});
const took = replied('2:01', 2);
const TAKE: PanelCommand = { name: 'take' };
const FINISH: PanelCommand = { name: 'finish', outcome: 'resolved', upTo: 1 };
const SUPERVISOR: PanelCommand = { name: 'supervisor' };

describe('a click about whose conversation it is', () => {
  test.each<[string, PanelCommand, ConversationEvent[], string | null]>([
    ['take: it is given', TAKE, [wrote('2:00', 1), takes('2:10', ANA)], 'done'],
    ['take: somebody was faster', TAKE, [takes('2:09', BEN), takes('2:10', ANA)], 'refused'],
    ['take: it was not heard of yet', TAKE, [wrote('2:00', 1), takes('2:09', BEN)], null],
    ['take over', { name: 'overtake', from: BEN }, [takes('2:09', BEN), takes('2:10', ANA, BEN)], 'done'],
    ['undo in time', { name: 'undo-take' }, [takes('2:09:55', ANA), undoes('2:10', ANA)], 'done'],
    ['undo too late', { name: 'undo-take' }, [takes('2:09:49', ANA), undoes('2:10', ANA)], 'refused'],
    ['put back', { name: 'put-back' }, [took, asks('2:10', ANA, { kind: 'release' })], 'done'],
    ['finish', FINISH, [wrote('2:00', 1), took, finishes('2:10', ANA, 1)], 'done'],
    [
      'finish: they wrote meanwhile',
      FINISH,
      [wrote('2:00', 1), took, wrote('2:09', 3), finishes('2:10', ANA, 1)],
      'refused',
    ],
    ['finish: finished before, by the same person', FINISH, [wrote('2:00', 1), finishes('2:05', ANA, 1)], null],
  ])('%s', (_what, command, events, what) => expect(came(command, events)).toBe(what));

  test('while no worker has looked at it, nothing has come of it', () =>
    expect(came(TAKE, [wrote('2:00', 1), takes('2:10', ANA)], { worker: false })).toBeNull());
});

describe('a click about the client’s boundary', () => {
  const answer = (done: boolean) => noted('2:10:05', answerMarker(50, done));
  test.each<[string, PanelCommand, ConversationEvent[], string | null]>([
    ['a supervisor: heard, and our bot has not answered', SUPERVISOR, [said({ name: 'lead' })], null],
    ['a supervisor: the answer stands', SUPERVISOR, [said({ name: 'lead' }), answer(true)], 'done'],
    ['a supervisor: refused', SUPERVISOR, [said({ name: 'lead' }), answer(false)], 'refused'],
    ['not known at all', SUPERVISOR, [], null],
    ['not safe: it counts at once', { name: 'not-safe' }, [said({ name: 'hold' })], 'done'],
    ['not safe: another command says nothing of it', { name: 'not-safe' }, [said({ name: 'lead' })], null],
    [
      'no: it counts at once',
      { name: 'safe', said: 'no', channel: 'chat', lasts: null },
      [said({ name: 'no' })],
      'done',
    ],
    [
      'OK: only once the answer stands',
      { name: 'safe', said: 'yes', channel: 'chat', lasts: null },
      [said({ name: 'ok', channel: 'chat', lasts: null })],
      null,
    ],
  ])('%s', (_what, command, events, what) => expect(came(command, events)).toBe(what));

  test('a lift is known by the note with its reason', () => {
    const lift: PanelCommand = { name: 'lift', reason: 'x' };
    const heard = said({ name: 'lift', words: true }, 60);
    const lifted = noted('2:10:05', lockMarker({ deed: 'lift', at: at('2:10'), by: ANA, message: 60 }));
    expect(came(lift, [heard], { messageId: 60 })).toBeNull();
    expect(came(lift, [heard, lifted], { messageId: 60 })).toBe('done');
    expect(came(lift, [heard, lifted], { messageId: 61 })).toBeNull();
  });
});

describe('other clicks', () => {
  const handed = handsOff('2:05', BEN, { kind: 'agent', id: ANA });
  const readBack: PanelCommand = { name: 'read-back', handOff: 700, line: null };
  test.each<[string, PanelCommand, ConversationEvent[], string | null]>([
    ['reading', { name: 'reading' }, [wrote('2:00', 1), reading('2:10')], 'done'],
    ['reading: said long before', { name: 'reading' }, [wrote('2:00', 1), reading('2:08')], null],
    ['read back', readBack, [handed, readsBack('2:10', ANA)], 'done'],
    ['read back: a colleague did', readBack, [handed, readsBack('2:09', 7)], 'refused'],
    ['read back: nobody has', readBack, [handed], null],
    ['nobody’s telephone rings', { name: 'take-page' }, [], null],
  ])('%s', (_what, command, events, what) => expect(came(command, events)).toBe(what));
});
