import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { HOUR, MINUTE, SECOND } from '../../core/kernel/instant';
import { DEFAULT_POLICY } from '../../core/kernel/policy';
import { actsAt } from '../support/acts';
import { allConversations } from '../support/known-facts';
import { startRoad, type Road } from '../support/road';
import { testRedis } from '../support/redis';
import { until } from '../support/until';

const redis = testRedis();
const never = { chat: HOUR, sms: HOUR, email: HOUR, other: HOUR };
const policy = { waiting: { ...DEFAULT_POLICY.waiting, firstAnswer: never, laterTurn: never } };
const MANY = 60;

let road: Road;
let asked = 0;
const count = (message: unknown): void => {
  if ((message as { request: { path: string } }).request.path.includes('/messages?after=')) asked += 1;
};
beforeEach(async () => {
  await redis.flushdb();
  asked = 0;
  subscribe('http.client.request.start', count);
  // The first sweep comes at once and finds nobody; the one that finds many is slow.
  road = await startRoad({ speed: 10, policy, faults: { webhooksOff: true } });
  const acts = actsAt(road.practice);
  for (let one = 0; one < MANY; one += 1) await acts.newClient();
  await redis.del('helpline:swept', 'helpline:sweep');
  road.practice.faults.apiSlowMs = 2 * SECOND;
  await until('a long sweep to be under way', () => asked > 3);
});
afterEach(async () => {
  unsubscribe('http.client.request.start', count);
  road.practice.faults.apiSlowMs = 0;
  await road.stop();
});

/** How many were asked for once nobody asks any more: an answer on its way may still bring one or two. */
const atRest = async (): Promise<number> => {
  let before = -1;
  await until('the sweep to be broken off', async () => {
    before = asked;
    await road.clock.sleep(MINUTE);
    return before === asked;
  });
  return before;
};

describe('a sweep that takes minutes', () => {
  it('is broken off when another worker has taken over, so that two never sweep at once', async () => {
    await redis.set('helpline:sweep-lock', 'another worker', 'PX', 60_000);
    const before = await atRest();
    await road.clock.sleep(MINUTE);
    expect(asked).toBe(before);
    expect(before).toBeLessThan(MANY);
    await redis.del('helpline:sweep-lock');
    road.practice.faults.apiSlowMs = 0;
    await until('the rest to be heard of', async () => (await allConversations(redis)).size >= MANY);
  });

  it('keeps nobody from ending, and the next worker finds what it left', async () => {
    await until('the end', () => road.stop().then(() => true), 10_000);
    expect(asked).toBeLessThan(MANY);
  });
});
