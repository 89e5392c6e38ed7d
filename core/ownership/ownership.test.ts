import { heldBack } from '../decide';
import type { AssignEffect } from '../kernel/effect';
import type { ConversationEvent } from '../kernel/event';
import type { ConversationFacts } from '../kernel/facts';
import { ownerOf, standingOf } from '../kernel/owner-of';
import { DEFAULT_POLICY } from '../kernel/policy';
import { asks, finishes, live, takes, undoes, type Lived } from '../ownership-telling.arbitrary';
import { after, at, replied, snapshot, wrote } from '../telling.arbitrary';

const by = (agentId: number) => ({ author: { kind: 'advocate', agentId } }) as const;
const lived = (events: readonly ConversationEvent[], until: string): Lived => live(after('chat', []), events, until);
const assigns = ({ intents }: Lived) =>
  intents.flatMap(({ effect }) => (effect.kind === 'assign' ? [[effect.agentId, effect.was]] : []));

/** In a word or two: where it stands and whose it is. */
function stands({ facts }: Lived): string {
  const standing = standingOf(facts);
  const owner = ownerOf(facts);
  return `${standing.kind}${owner ? ` ${owner.agentId} by ${owner.how}` : ''}`;
}

describe('whose it is (S1.5-S1.9, S1.19-S1.27)', () => {
  test.each<[string, ConversationEvent[], string]>([
    ['nobody has answered', [wrote('2:00', 1)], 'unanswered'],
    [
      'Chatwoot assigned somebody: still nobody has',
      [wrote('2:00', 1), snapshot('2:01', { assigneeId: 6 })],
      'unanswered',
    ],
    ['the first answer takes it', [wrote('2:00', 1), replied('2:01', 2)], 'active 5 by answer'],
    [
      'a robot’s answer does not',
      [wrote('2:00', 1), replied('2:01', 2, { author: { kind: 'other-bot' } })],
      'unanswered',
    ],
    ['so does a click', [wrote('2:00', 1), takes('2:01', 6)], 'active 6 by click'],
    [
      'they write on: unanswered, and still hers',
      [wrote('2:00', 1), replied('2:01', 2), wrote('2:02', 3)],
      'unanswered 5 by answer',
    ],
    ['they write after the click', [wrote('2:00', 1), takes('2:01', 6), wrote('2:02', 3)], 'unanswered 6 by click'],
    [
      'a second one answers: it stays',
      [wrote('2:00', 1), replied('2:01', 2), replied('2:02', 3, by(6))],
      'active 5 by answer',
    ],
    ['two click: the first has it', [wrote('2:00', 1), takes('2:01', 6), takes('2:01:01', 5)], 'active 6 by click'],
    ['whoever was warned and confirms takes it over', [replied('2:01', 2), takes('2:02', 6, 5)], 'active 6 by click'],
    ['whoever was warned of another does not', [replied('2:01', 2), takes('2:02', 6, 7)], 'active 5 by answer'],
    ['undone within ten seconds', [replied('2:01', 2), takes('2:02', 6, 5), undoes('2:02:10', 6)], 'active 5 by click'],
    ['not later', [replied('2:01', 2), takes('2:02', 6, 5), undoes('2:02:11', 6)], 'active 6 by click'],
    ['not by somebody else', [replied('2:01', 2), takes('2:02', 6, 5), undoes('2:02:05', 5)], 'active 6 by click'],
    ['undone: it was nobody’s', [wrote('2:00', 1), takes('2:02', 6), undoes('2:02:05', 6)], 'unanswered'],
    ['put back', [replied('2:01', 2), asks('2:02', 5, { kind: 'release' })], 'nobody'],
    [
      'put back by somebody else: refused',
      [replied('2:01', 2), asks('2:02', 6, { kind: 'release' })],
      'active 5 by answer',
    ],
    [
      'put back, and answered again',
      [replied('2:01', 2), asks('2:02', 5, { kind: 'release' }), replied('2:03', 3, by(6))],
      'active 6 by answer',
    ],
    ['finished', [wrote('2:00', 1), replied('2:01', 2), finishes('2:10', 5, 1)], 'finished'],
    [
      'a new message: unanswered again',
      [wrote('2:00', 1), replied('2:01', 2), finishes('2:10', 5, 1), wrote('2:20', 3)],
      'unanswered',
    ],
    [
      'they wrote meanwhile: not finished',
      [wrote('2:00', 1), replied('2:01', 2), wrote('2:02', 3), finishes('2:10', 5, 1)],
      'unanswered 5 by answer',
    ],
    [
      'written in the very second of the end',
      [replied('2:01', 2), finishes('2:10', 5, null), wrote('2:09:59', 3)],
      'unanswered',
    ],
    ['closed in Chatwoot’s own way', [replied('2:01', 2), snapshot('2:10', { status: 'resolved' })], 'closed'],
    ['an old click is not made up for', [{ ...takes('2:01', 6), heardAt: at('2:03') }], 'nobody'],
  ])('%s', (_what, events, standing) => expect(stands(lived(events, '2:30'))).toBe(standing));
});

describe('Chatwoot’s assignee is led once after a take, and followed from then on', () => {
  const led = (agentId: number | null, was: number | null) => [[agentId, was]];
  test.each<[string, ConversationEvent[], unknown, string]>([
    ['the first answer is told to Chatwoot', [replied('2:01', 2)], led(5, null), 'active 5 by answer'],
    [
      'also where Chatwoot had assigned somebody by itself',
      [snapshot('2:00:30', { assigneeId: 7 }), replied('2:01', 2)],
      led(5, 7),
      'active 5 by answer',
    ],
    [
      'Chatwoot shows it: nothing more to do',
      [replied('2:01', 2), snapshot('2:01:01', { assigneeId: 5 }), snapshot('2:20', { assigneeId: 5 })],
      led(5, null),
      'active 5 by answer',
    ],
    [
      'a person chooses another: that holds, and is not undone',
      [replied('2:01', 2), snapshot('2:01:01', { assigneeId: 5 }), snapshot('2:01:30', { assigneeId: 7 })],
      led(5, null),
      'active 7 by assigned',
    ],
    [
      'also much later',
      [replied('2:01', 2), snapshot('2:01:01', { assigneeId: 5 }), snapshot('2:20', { assigneeId: 7 })],
      led(5, null),
      'active 7 by assigned',
    ],
    [
      'a person takes her off: nobody’s',
      [replied('2:01', 2), snapshot('2:01:01', { assigneeId: 5 }), snapshot('2:20', { assigneeId: null })],
      led(5, null),
      'nobody',
    ],
    [
      'and whoever answers then has it',
      [
        replied('2:01', 2),
        snapshot('2:01:01', { assigneeId: 5 }),
        snapshot('2:20', { assigneeId: null }),
        replied('2:21', 3, by(6)),
        snapshot('2:21:01', { assigneeId: null }),
      ],
      [
        [5, null],
        [6, null],
      ],
      'active 6 by answer',
    ],
    [
      'an old account of Chatwoot’s is none of a choice',
      [replied('2:01', 2), takes('2:10', 6, 5), snapshot('2:09:59', { assigneeId: 5 })],
      [
        [5, null],
        [6, null],
      ],
      'active 6 by click',
    ],
    [
      'undone: Chatwoot is led back',
      [
        snapshot('2:01', { assigneeId: 5 }),
        replied('2:01', 2),
        takes('2:10', 6, 5),
        snapshot('2:10:01', { assigneeId: 6 }),
        undoes('2:10:05', 6),
      ],
      [
        [6, 5],
        [5, 6],
      ],
      'active 5 by click',
    ],
  ])('%s', (_what, events, assigned, standing) => {
    const at30 = lived(events, '2:30');
    expect(assigns(at30)).toEqual(assigned);
    expect(stands(at30)).toBe(standing);
  });

  test('an order that a later take has overtaken is held back', () => {
    const { facts, intents } = lived([replied('2:01', 2), takes('2:01:05', 6, 5)], '2:01:06');
    const orders = intents
      .map(({ effect }) => effect)
      .filter((effect): effect is AssignEffect => effect.kind === 'assign');
    const held = orders.map((effect) => heldBackOf(facts, effect));
    expect(held).toEqual(['somebody else has it', null]);
  });
});

const heldBackOf = (facts: ConversationFacts, effect: AssignEffect) =>
  heldBack(effect, { facts, now: at('2:01:06'), policy: DEFAULT_POLICY });
