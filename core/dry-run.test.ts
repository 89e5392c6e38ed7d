import { practiceWeek } from '../cli/policy/practice-week';
import { wouldHaveSentence } from './explain/would-have';
import { dryRun, together } from './dry-run';
import { DEFAULT_POLICY, type Policy } from './kernel/policy';
import { at, receipt, replied, snapshot, wrote } from './telling.arbitrary';
import { SUBJECT } from './history.arbitrary';

const begun = [
  snapshot('1:59', { createdAt: at('1:59') }),
  wrote('2:00', 1),
  replied('2:10', 2),
  receipt('2:10', 2, 'delivered'),
];

test.each([
  ['2:12', {}],
  ['2:14', { hint: 1 }],
  ['2:16', { hint: 1, 'check-in': 1 }],
  ['9:00', { hint: 1, 'check-in': 1, closing: 1, finish: 1 }],
])('one conversation, until %s', (until, steps) => {
  expect(dryRun(SUBJECT, begun, DEFAULT_POLICY, at(until))).toEqual({ steps, sends: 0 });
});

test('an invented week, the same each time: a slower policy gives fewer hints, and neither sends', () => {
  const week = practiceWeek(at('0:00'), 7);
  const would = (policy: Policy) =>
    together(week.map(({ subject, events }) => dryRun(subject, events, policy, at('0:00'))));
  const usual = would(DEFAULT_POLICY);
  const slow = { ...DEFAULT_POLICY.quiet.ladders.chat, hint: 5.5 * 60_000, 'check-in': 6 * 60_000 };
  const slower = would({
    ...DEFAULT_POLICY,
    quiet: { ...DEFAULT_POLICY.quiet, ladders: { ...DEFAULT_POLICY.quiet.ladders, chat: slow } },
  });
  expect(would(DEFAULT_POLICY)).toEqual(usual);
  expect(slower.steps.hint).toBeLessThan(usual.steps.hint ?? 0);
  expect([usual.sends, slower.sends]).toEqual([0, 0]);
});

test('is told in a sentence, in two languages', () => {
  const would = { steps: { hint: 41, closing: 3, 'check-in': 1 }, sends: 0 };
  expect(wouldHaveSentence(would, 63, 'en')).toBe(
    'In 63 conversations: 41 hints, 1 offered check-in, 3 offered closings, 0 sends.',
  );
  expect(wouldHaveSentence({ steps: {}, sends: 0 }, 1, 'en')).toBe('In 1 conversation: 0 hints, 0 sends.');
  expect(wouldHaveSentence({ steps: {}, sends: 1 }, 2, 'es')).toBe('En 2 conversaciones: 0 avisos, 1 envíos.');
});
