import type { ConversationEvent } from '../kernel/event';
import * as tell from '../telling.arbitrary';
import { stateAt } from './climb.arbitrary';
import { suggestedOutcome } from './suggested-outcome';

const { lettered, noted, pageHeard, quickExit, receipt, replied, saidFromLadder, snapshot, wrote } = tell;
const quiet = [wrote('2:00', 1), replied('2:10', 2), receipt('2:10', 2, 'delivered')];
const offline = pageHeard('2:11', 'a', 3, { bornAt: tell.at('2:01'), state: 'offline', since: tell.at('2:11') });

describe('how it would be noted if it were finished at 2:20 (B2.15)', () => {
  test.each<[string, ConversationEvent[], string | null]>([
    ['they were answered and are quiet', quiet, 'went-quiet'],
    ['they wait for us: nothing ended', [wrote('2:00', 1)], null],
    ['nothing was ever written', [snapshot('2:00', { createdAt: tell.at('2:00') })], 'silent-from-start'],
    [
      'they said that they have to go',
      [...quiet, saidFromLadder('2:16', 3, 'one-letter'), lettered('2:17', 4, 3), replied('2:18', 5)],
      'client-ended',
    ],
    ['they left by the quick exit', [...quiet, quickExit('2:11')], 'quick-exit'],
    [
      'it was not safe',
      [...quiet, noted('2:11', { kind: 'lock', data: { deed: 'hold', at: tell.at('2:11'), by: 5, message: 8 } })],
      'not-safe',
    ],
    [
      'they are not to be contacted: how it ended is for a person to say',
      [...quiet, noted('2:11', { kind: 'lock', data: { deed: 'rest', at: tell.at('2:11'), by: 5, message: 8 } })],
      null,
    ],
    ['our last message failed', [...quiet.slice(0, 2), receipt('2:10', 2, 'failed')], 'network'],
    ['their network is away', [...quiet, offline], 'network'],
  ])('%s', (_what, events, outcome) => expect(suggestedAt('2:20', events)).toBe(outcome));

  it('is nothing yet a moment after our answer, before the ladder has begun', () => {
    expect(suggestedAt('2:11', quiet)).toBeNull();
  });
});

const suggestedAt = (time: string, events: ConversationEvent[]) =>
  suggestedOutcome(stateAt('chat', events, time).state, tell.at(time));
