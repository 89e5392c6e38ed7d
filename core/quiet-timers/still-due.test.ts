import { heldBack } from '../decide';
import type { ConversationEvent } from '../kernel/event';
import { DEFAULT_POLICY } from '../kernel/policy';
import * as tell from '../telling.arbitrary';
import { climb, stateAt } from './climb.arbitrary';

const { advocateLine, receipt, replied, snapshot, typed, wrote } = tell;

/** They wrote at 2:00, were answered at 2:10, and the hint was due at 2:13. */
const quiet = [wrote('2:00', 1), replied('2:10', 2), receipt('2:10', 2, 'delivered')];
const hinted = climb(quiet, '2:13');

/** What becomes of the hint's note, asked for at 2:13, when its turn comes: "posted", or why not. */
function hint(events: ConversationEvent[], clock: string): string {
  const { note } = stateAt('chat', quiet, '2:13');
  if (!note) throw new Error('no hint at 2:13');
  const hold = heldBack(note, { facts: tell.after('chat', events), now: tell.at(clock), policy: DEFAULT_POLICY });
  return hold === null ? 'posted' : typeof hold === 'string' ? hold : hold.reason;
}

test.each<[string, ConversationEvent[], string, string]>([
  ['at its time', hinted, '2:13', 'posted'],
  ['a little late', hinted, '2:14', 'posted'],
  ['when the check-in was taken meanwhile', climb(hinted, '2:15'), '2:15', 'a later step was taken'],
  ['when they typed meanwhile', [...hinted, typed('2:13:01')], '2:13:02', 'they were heard from'],
  ['when they wrote meanwhile', [...hinted, wrote('2:13:01', 3)], '2:13:02', 'no silence any more'],
  ['when one of ours wrote meanwhile', [...hinted, replied('2:13:01', 3)], '2:13:02', 'one of ours wrote meanwhile'],
  [
    'when it was closed meanwhile',
    [...hinted, snapshot('2:13:01', { status: 'resolved' })],
    '2:13:02',
    'no silence any more',
  ],
  ['while the advocate’s line is lost', [...hinted, advocateLine('2:13:01', true)], '2:13:02', 'paused'],
])('the note of a step, %s', (_what, events, clock, expected) => expect(hint(events, clock)).toBe(expected));
