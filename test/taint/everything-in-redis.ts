import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Redis } from 'ioredis';

/** Every key and every value of every kind, as text. A kind that nobody reads here is an error, not an empty answer. */
export async function everythingInRedis(redis: Redis): Promise<string[]> {
  const keys = await redis.keys('*');
  const values = await Promise.all(keys.map((key) => valueOf(redis, key)));
  return [...keys, ...values];
}

async function valueOf(redis: Redis, key: string): Promise<string> {
  const kind = await redis.type(key);
  switch (kind) {
    case 'string':
      return (await redis.get(key)) ?? '';
    case 'hash':
      return JSON.stringify(await redis.hgetall(key));
    case 'list':
      return (await redis.lrange(key, 0, '-1')).join('\n');
    case 'set':
      return (await redis.smembers(key)).join('\n');
    case 'zset':
      return (await redis.zrange(key, '0', '-1')).join('\n');
    case 'stream':
      return JSON.stringify(await redis.xrange(key, '-', '+'));
    case 'none':
      return '';
    default:
      throw new Error(`a kind of value that is not looked into: ${kind}`);
  }
}

/** The bytes of every file below a folder: the append-only file holds what was deleted since, too. */
export function everyFileIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => readFileSync(path, 'latin1'));
}
