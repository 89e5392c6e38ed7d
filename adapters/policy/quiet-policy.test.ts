import { MINUTE } from '../../core/kernel/instant';
import { DEFAULT_POLICY } from '../../core/kernel/policy';
import { readPolicy } from './read-policy';

const INBOXES = [
  { id: 4, name: 'Web chat' },
  { id: 5, name: 'Text line' },
];
const read = (text: string) => readPolicy(text, 'policy.yaml', INBOXES);
const fault = (text: string): string => {
  const reading = read(text);
  if (reading.ok) return 'taken';
  return reading.faults.map(({ where, got, remedy }) => `${where} <- ${got}. ${remedy}`).join(' | ');
};

test('a ladder may leave steps out, and one inbox may have its own', () => {
  const reading = read(
    'inboxes: { "Web chat": { quiet: { ladder: { hint: 2 min, checkIn: off, closing: off, finish: 9 min } } } }',
  );
  const ladder = { hint: 2 * MINUTE, 'check-in': null, closing: null, finish: 9 * MINUTE };
  expect(reading).toMatchObject({ ok: true, value: { inboxes: { 4: { quiet: { ladder } } } } });
  expect(read('quiet: { ladders: { chat: { hint: off } } }')).toMatchObject({
    value: { quiet: { ladders: { chat: { ...DEFAULT_POLICY.quiet.ladders.chat, hint: null } } } },
  });
});

describe('refused, with the line and the remedy', () => {
  test.each<[string, string, string]>([
    ['steps out of order', 'quiet:\n  ladders:\n    chat:\n      hint: 6 min\n', 'quiet.ladders.chat.checkIn'],
    [
      'two steps at one time',
      'quiet:\n  ladders:\n    chat:\n      closing: 5 min\n',
      'policy.yaml:4:7 quiet.ladders.chat.closing <- 5 min. All steps count',
    ],
    [
      'out of order in one inbox',
      'inboxes:\n  4:\n    quiet:\n      ladder: { hint: 9 min, checkIn: 4 min, closing: off, finish: off }\n',
      'policy.yaml:4:30 inboxes.4.quiet.ladder.checkIn <- 4 min. All steps',
    ],
    [
      'an inbox whose ladder is not whole',
      'inboxes:\n  4:\n    quiet:\n      ladder: { hint: 2 min }\n',
      'inboxes.4.quiet.ladder.checkIn <- nothing',
    ],
    [
      'a negative time',
      'quiet:\n  neverWrote: -3 min\n',
      'policy.yaml:2:3 quiet.neverWrote <- -3 min. Write a number and s, min or h',
    ],
    ['no time at all', 'quiet:\n  pauseAtMost: 0 min\n', 'policy.yaml:2:3 quiet.pauseAtMost <- 0 min'],
    ['an unknown zone', 'zone: Europe/Madrit\n', 'policy.yaml:1:1 zone <- Europe/Madrit. Did you mean Europe/Madrid?'],
    [
      'an unknown inbox',
      'inboxes:\n  "Web chta": { quiet: { session: 60 min } }\n',
      'policy.yaml:2:3 inboxes.Web chta <- "Web chta". Did you mean "Web chat"?',
    ],
    [
      'two ladders for one inbox',
      'inboxes:\n  4: { quiet: { session: 60 min } }\n  "Web chat": { quiet: { session: 30 min } }\n',
      'policy.yaml:3:3 inboxes.Web chat <- "Web chat". Put both entries into one',
    ],
    ['the same name twice', 'inboxes:\n  4: {}\n  4: {}\n', 'policy.yaml:3:3 <- Map keys must be unique'],
    ['a cap without room for its cues', 'quiet:\n  session: 8 min\n', 'quiet.session <- 8 min. Advocates are told'],
    ['a step that there is not', 'quiet:\n  ladders:\n    chat: { chekIn: 4 min }\n', 'Did you mean checkIn?'],
  ])('%s', (_what, text, expected) => expect(fault(text)).toContain(expected));
});
