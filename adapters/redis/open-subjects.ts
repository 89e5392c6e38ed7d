import type { Redis } from 'ioredis';
import { allShards, shardKeys } from './keys';

/** The keys of all subjects that were open when they were last saved. Errors: Redis away. */
export async function openSubjects(redis: Redis): Promise<readonly string[]> {
  const shards = await Promise.all(allShards.map((shard) => redis.zrange(shardKeys(shard).open, '0', '-1')));
  return shards.flat();
}
