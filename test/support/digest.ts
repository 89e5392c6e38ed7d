import { createHash } from 'node:crypto';
import type { Redis } from 'ioredis';

/** One hash over every key and value of this database: two equal ones mean that nothing changed. */
export async function digestOf(redis: Redis): Promise<string> {
  const hash = createHash('sha256');
  for (const [key, value] of await everythingIn(redis)) hash.update(`${key}\n${value}\n`);
  return `${await redis.dbsize()} keys ${hash.digest('hex')}`;
}

/** Every key with its whole value as text, whatever its type, sorted by key. */
export async function everythingIn(redis: Redis): Promise<[string, string][]> {
  const keys = (await redis.keys('*')).sort();
  return Promise.all(keys.map(async (key): Promise<[string, string]> => [key, await valueOf(redis, key)]));
}

async function valueOf(redis: Redis, key: string): Promise<string> {
  const type = await redis.type(key);
  switch (type) {
    case 'string':
      return (await redis.get(key)) ?? '';
    case 'hash':
      return JSON.stringify(Object.entries(await redis.hgetall(key)).sort());
    case 'list':
      return JSON.stringify(await redis.lrange(key, 0, -1));
    case 'set':
      return JSON.stringify((await redis.smembers(key)).sort());
    case 'zset':
      return JSON.stringify(await redis.zrange(key, '0', '-1', 'WITHSCORES'));
    case 'stream':
      return JSON.stringify(await redis.xrange(key, '-', '+'));
    case 'none':
      // It was there a moment ago; a queue's job, or a time to live that ended.
      return '';
    default:
      throw new Error(`a key of type ${type}: teach this how to read it`);
  }
}
