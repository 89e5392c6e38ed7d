import type { PrivateRedis } from '../../adapters/redis/start-redis';
import { connectRedis } from '../../adapters/redis/redis-address';
import { readFacts } from '../../adapters/redis/facts-store';
import type { ConversationFacts } from '../../core/kernel/facts';
import { actsAt } from '../support/acts';
import { startTestRedis } from '../support/redis-server';
import { startRoad, type Road } from '../support/road';
import { until } from '../support/until';

const SPEED = 40;
let redis: PrivateRedis;
let road: Road;
beforeEach(async () => {
  redis = await startTestRedis();
  road = await startRoad({ speed: SPEED, redisAddress: redis.address });
});
afterEach(async () => {
  await road.stop();
  await redis.stop();
});

it('a Redis that was away is told when it is back: to people, from when to when, and to the open conversations', async () => {
  const acts = actsAt(road.practice);
  const conversation = await acts.newClient();
  const facts = async () =>
    (await readFacts(road.world.redis, `c:1:${conversation}`).catch(() => null)) as ConversationFacts | null;
  await until('the conversation', async () => (await facts())?.thread.inbound.length === 1);
  const other = connectRedis(redis.address, 'asker');
  await until('a connection', () => other.status === 'ready');
  const began = road.clock.now();
  // It keeps its sockets and answers nobody, for four minutes of the desk's time.
  await other.call('CLIENT', 'PAUSE', '6000', 'ALL');
  other.disconnect();
  const notes = () => acts.notesIn(road.deskConversationId).map(({ detail }) => JSON.stringify(detail['content']));
  const told = await until('the note', () => notes().find((note) => note.includes('Our own line was in trouble')));
  expect(told).toMatch(/from \d\d:\d\d to \d\d:\d\d\. What happened then was heard late, or not at all\."$/);
  const line = await until('the conversation is told', async () => (await facts())?.line);
  expect(line.trouble).toBeNull();
  expect(line.since - began).toBeGreaterThan(200_000);
  expect(notes().filter((note) => note === told)).toHaveLength(1);
});
