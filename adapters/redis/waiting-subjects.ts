import type { Redis } from 'ioredis';
import { allShards, shardKeys } from './keys';

/** The keys of all subjects that have mail. Errors: Redis away. */
export async function waitingSubjects(redis: Redis): Promise<readonly string[]> {
  const shards = await Promise.all(allShards.map((shard) => redis.zrange(shardKeys(shard).waiting, '0', '-1')));
  return shards.flat();
}
