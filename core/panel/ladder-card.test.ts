import { DEFAULT_POLICY } from '../kernel/policy';
import { climb } from '../quiet-timers/climb.arbitrary';
import * as tell from '../telling.arbitrary';
import { ladderCard, presentLadder } from './ladder-card';

const quiet = [tell.wrote('2:00', 1), tell.replied('2:10', 2), tell.receipt('2:10', 2, 'delivered')];
const card = (events: Parameters<typeof tell.after>[1], clock: string) =>
  ladderCard.parse(presentLadder(tell.after('chat', events), tell.at(clock), DEFAULT_POLICY));

test('shows what was seen and when each step comes', () => {
  expect(card(quiet, '2:11')).toMatchObject({
    now: '02:13 hint, if still quiet',
    seen: ['Quiet since 02:00. Our last message arrived 02:10.'],
    steps: [
      { words: '02:13 hint, if still quiet' },
      { words: '02:15 offer a check-in' },
      { words: '02:20 offer a closing' },
      { words: '02:21 finishing is all right' },
    ],
    offered: [],
    ifCut: 'If cut off: nothing was agreed.',
    ifFinished: null,
    finishAs: null,
  });
});

test('says what it would be noted as once the first step is due, and not before', () => {
  expect(card(quiet, '2:13')).toMatchObject({
    ifFinished: 'If you finish now, it would be noted as: Went quiet. You choose.',
    finishAs: 'went-quiet',
  });
});

test('offers a text once its step was told, and no more when it was sent', () => {
  const told = climb(quiet, '2:13', '2:15');
  expect(card(told, '2:16')).toMatchObject({
    now: 'Offer a check-in',
    offered: [{ name: 'checkIn' }, { name: 'checkInOneLetter' }],
  });
  expect(card([...told, tell.saidFromLadder('2:16', 3, 'check-in')], '2:17')).toMatchObject({ offered: [] });
});

test.each<[string, Parameters<typeof tell.after>[1], string | null]>([
  ['nothing while they wait for us', [tell.wrote('2:00', 1)], null],
  ['a pause that has no end', [...quiet, tell.line('2:11', 'chatwoot-away')], 'Paused: our line'],
  ['a lock', [...quiet, tell.quickExit('2:11')], 'Write nothing; see Safe to contact'],
  [
    'a message that failed',
    [...quiet.slice(0, 2), tell.receipt('2:10', 2, 'failed')],
    'Your last message did not arrive',
  ],
  ['nothing known of its arrival', quiet.slice(0, 2), '02:14 hint; arrival not known'],
])('%s', (_what, events, now) => expect(card(events, '2:12')?.now ?? null).toBe(now));

test('an answer of one sign is told in words', () => {
  const answered = [
    ...climb(quiet, '2:13', '2:15'),
    tell.saidFromLadder('2:16', 3, 'one-letter'),
    tell.lettered('2:17', 4, 2),
  ];
  expect(card([...answered, tell.replied('2:18', 5)], '2:18')?.answered).toBe('They answered 2: cannot type now.');
});
