import { Queue } from 'bullmq';
import { queueOf } from '../../adapters/queues/lanes';
import { connectRedis } from '../../adapters/redis/redis-address';
import { actsAt } from '../support/acts';
import { startRoad, type Road } from '../support/road';
import { TEST_REDIS_ADDRESS, testRedis } from '../support/redis';
import { startTestRedis } from '../support/redis-server';
import { until } from '../support/until';

const redis = testRedis();
let road: Road;
afterEach(() => road.stop());

/** Lane 2, whose bells nobody hears until it is released. */
async function stopLane(address: string) {
  const { name, prefix } = queueOf('wake', 2);
  const connection = connectRedis(address, 'waiter');
  const queue = new Queue(name, { connection, prefix });
  await queue.pause();
  return {
    letInAt: async () => Number(await connection.hget('helpline:canary', '2')),
    async release() {
      await queue.resume();
      await queue.close();
      connection.disconnect();
    },
  };
}

const died = (): boolean => road.logs.some((line) => line.startsWith('DEAD'));

describe('the canary', () => {
  it('tells when the bells of one lane are heard by nobody although Redis answers', async () => {
    road = await startRoad({ speed: 20 });
    const lane = await stopLane(TEST_REDIS_ADDRESS);
    await until('a canary that does not come through', () => redis.hexists('helpline:canary', '2'));
    expect(died()).toBe(false);
    // By Redis's own clock it would take 15 s more.
    await redis.hset('helpline:canary', '2', String(Date.now() - 15_100));
    await until('its death to be told', died);
    expect(road.logs.find((line) => line.startsWith('DEAD'))).toBe('DEAD 2');
    await lane.release();
  });

  it('says nothing when merely Redis was away, and the road goes on', async () => {
    const own = await startTestRedis();
    try {
      road = await startRoad({ speed: 20, redisAddress: own.address });
      const acts = actsAt(road.practice);
      const id = await acts.newClient();
      await until('the sidebar', () => acts.attributesOf(id)['helpline_connection']);
      // One is on its way when Redis goes, and cannot come through before it is judged.
      const lane = await stopLane(own.address);
      const letInAt = await until('a canary that does not come through', () => lane.letInAt());
      process.kill(own.pid, 'SIGSTOP');
      // Longer than a canary may take, by the clock that judges it.
      await new Promise((resolve) => setTimeout(resolve, 16_000));
      process.kill(own.pid, 'SIGCONT');
      await until('a new one to be let in', async () => died() || (await lane.letInAt()) > letInAt);
      await lane.release();
      await until('the note', () => acts.notesIn(id).length === 1);
      const other = await acts.newClient();
      await until('another sidebar', () => acts.attributesOf(other)['helpline_connection']);
      expect(died()).toBe(false);
      expect(road.logs.some((line) => line.includes('no canary could be let in'))).toBe(true);
    } finally {
      process.kill(own.pid, 'SIGCONT');
      await road.stop();
      await own.stop();
    }
  });
});
