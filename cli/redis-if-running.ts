import type { Redis } from 'ioredis';
import { readLocalConfig, valueOrExit } from '../adapters/config/read-config';
import { connectRedis } from '../adapters/redis/redis-address';
import { findRunningRedis } from '../adapters/redis/running-redis';

/** The Redis of the helpline that is running, or null when none answers. Whoever asks closes it. */
export async function redisIfRunning(): Promise<Redis | null> {
  const address = findRunningRedis(valueOrExit(readLocalConfig()).redis);
  if (!address.ok) return null;
  const redis = connectRedis(address.value, 'asker');
  await new Promise((resolve) => redis.once('ready', resolve).once('close', resolve));
  if (redis.status === 'ready') return redis;
  redis.disconnect();
  return null;
}
