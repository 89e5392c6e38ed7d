import type { ConversationEvent } from '../kernel/event';
import { DEFAULT_POLICY } from '../kernel/policy';
import * as tell from '../telling.arbitrary';
import { climb, next, noteAt, stateAt } from './climb.arbitrary';

const { wrote, replied, receipt, opened, snapshot } = tell;

/** A client wrote at 2:00, an advocate answered at 2:10, and the answer arrived in the same second. */
const quiet = [wrote('2:00', 1), replied('2:10', 2), receipt('2:10', 2, 'delivered')];
const unheard = quiet.slice(0, 2);

describe('after a stop, what is overdue becomes one hint', () => {
  test('and the next step keeps its distance', () => {
    const note = noteAt('chat', quiet, '5:00');
    expect(note).toContain('This was due at 02:13, while nobody was watching');
    expect(next('chat', climb(quiet, '5:00'), '5:00:10')).toBe('check-in 05:02:00');
  });
  test('a check-in that is overdue offers no text', () => {
    expect(noteAt('chat', climb(quiet, '2:13'), '5:00')).not.toContain('Offered');
    expect(noteAt('chat', climb(quiet, '2:13'), '2:15')).toContain('Offered');
  });
});

describe('the note', () => {
  test.each<[string, ConversationEvent[], string, string]>([
    [
      'says since when, and that our message arrived',
      quiet,
      '2:13',
      'Quiet since 02:00. Our last message arrived 02:10.',
    ],
    [
      'says when nothing tells of its arrival',
      unheard,
      '2:14',
      'Our last message, of 02:10, is not known to have arrived.',
    ],
    ['says that they may be reading', [...quiet, opened('2:11')], '2:16', 'it may not be safe to type'],
    [
      'says where it stands what was agreed if cut off',
      [tell.noted('2:01', { kind: 'lock', data: { deed: 'ifcut', at: tell.at('2:01'), by: 5, message: 8 } }), ...quiet],
      '2:13',
      'If cut off: see what was agreed at 02:01.',
    ],
    ['or that nothing was', quiet, '2:13', 'If cut off: nothing was agreed.'],
    ['offers a text', climb(quiet, '2:13'), '2:15', 'Still here with you. No rush to reply.'],
    [
      'offers it with one sign first to somebody who may be reading',
      climb([...quiet, opened('2:11')], '2:16'),
      '2:20',
      'Offered:\n“Still here with you. One number',
    ],
    [
      'says that it was not said yet whether it is OK',
      climb(quiet, '2:13'),
      '2:15',
      'It was not said yet that writing here is OK',
    ],
  ])('%s', (_what, events, now, words) => expect(noteAt('chat', events, now)).toContain(words));

  test('tells the supervisors of an urgent one, and calls nobody for a hint', () => {
    const policy = { ...DEFAULT_POLICY, supervisors: [9] };
    const urgent = [...quiet, snapshot('2:11', { priority: 'urgent', assigneeId: 5 })];
    expect(stateAt('chat', quiet, '2:13', policy).note?.mention).toEqual([]);
    expect(stateAt('chat', urgent, '2:13', policy).note?.mention).toEqual([9]);
    expect(stateAt('chat', climb(urgent, '2:13', '2:15'), '2:20', policy).note?.mention).toEqual([5, 9]);
  });
});
