import type { TextToClientEffect } from '../../core/kernel/effect';
import { MINUTE, SECOND, type Duration } from '../../core/kernel/instant';
import { LEASE } from '../../adapters/redis/intent-store';
import { sendMarked } from '../../adapters/sending/send-marked';
import type { Outcome } from '../../adapters/sending/outcome';
import { actsAt, type Acts } from '../support/acts';
import { testRedis } from '../support/redis';
import { startRoad, type Road } from '../support/road';

testRedis();

describe('a text to a client whose deadline is near', () => {
  let road: Road;
  let acts: Acts;
  beforeAll(async () => {
    road = await startRoad({ speed: 20 });
    acts = actsAt(road.practice);
  });
  afterAll(() => road.stop());

  /** Sends it; the last look at whether it may go takes so long. */
  async function sent(conversation: number, deadlineIn: Duration, lookTakes: Duration): Promise<Outcome> {
    const { clock } = road.world;
    const now = clock.now();
    const effect: TextToClientEffect = {
      ...{ kind: 'text-to-client', about: 'test', text: 'Still here with you.', automatic: true },
      deadline: now + deadlineIn,
    };
    const subject = `c:1:${conversation}`;
    const held = { kind: 'held', fence: 'f', beganAt: null, tries: 1, leaseUntil: now + 10 * LEASE } as const;
    const claim = { ...held, subject, intent: `${subject}:late:text-to-client`, effect };
    return sendMarked(road.world, claim, conversation, {
      isPrivate: false,
      text: () => Promise.resolve(effect.text),
      lastCheck: async () => {
        await clock.sleep(lookTakes);
        return null;
      },
    });
  }

  it('is dropped when the last look took until after it, and not sent late', async () => {
    const id = await acts.newClient('hello');
    expect(await sent(id, 10 * SECOND, 20 * SECOND)).toEqual({ kind: 'expired' });
    expect(acts.textsIn(id)).toEqual([]);
  });

  it('goes when there is time enough', async () => {
    const id = await acts.newClient('hello');
    expect(await sent(id, 30 * MINUTE, SECOND)).toEqual({ kind: 'done' });
    expect(acts.textsIn(id)).toHaveLength(1);
  });
});
