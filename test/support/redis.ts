import type { Redis } from 'ioredis';
import { connectRedis, type RedisUse } from '../../adapters/redis/redis-address';

/** Each jest worker has a database of its own, so that files running at the same time do not meet. */
const DATABASE = Number(process.env['JEST_WORKER_ID'] ?? '1');

/** What to hand to a process or to BullMQ that connects by itself: the same database as `testRedis()`. */
export const TEST_REDIS_ADDRESS = `${process.env['HELPLINE_TEST_REDIS'] ?? ''}?db=${DATABASE}`;

const open: Redis[] = [];

/** A new connection to the real Redis of this run, database emptied when the file began; closed when it ends. */
export function testRedis(use: RedisUse = 'waiter'): Redis {
  const redis = connectRedis(TEST_REDIS_ADDRESS, use);
  open.push(redis);
  return redis;
}

beforeAll(async () => {
  await testRedis().flushdb();
});

afterAll(() => {
  for (const redis of open) redis.disconnect();
});
