import type { Redis } from 'ioredis';
import { systemClock } from '../adapters/clock';
import { readConfig, readLocalConfig, valueOrExit } from '../adapters/config/read-config';
import { findRunningRedis } from '../adapters/redis/running-redis';
import { connectRedis } from '../adapters/redis/redis-address';
import type { Clock } from '../adapters/clock';

/** What a command needs that speaks to the helpline that is running, through its Redis. */
export type AtDesk = { redis: Redis; accountId: number; clock: Clock; say: (line: string) => void };

/**
 * Runs a command against the Redis of the running helpline: `REDIS_URL`, or the private one in `DATA_DIR`. It never
 * starts one: a helpline that is not running has nothing to be told. Ends the process with the code that it returns.
 */
export async function deskCommand(command: (desk: AtDesk) => Promise<number>): Promise<void> {
  const config = valueOrExit(readConfig());
  const address = valueOrExit(findRunningRedis(valueOrExit(readLocalConfig()).redis));
  const redis = connectRedis(address, 'waiter');
  try {
    const clock = systemClock(config.time.speed, config.time.since ?? undefined);
    const say = (line: string): void => void process.stdout.write(`${line}\n`);
    process.exitCode = await command({ redis, accountId: config.chatwoot.accountId, clock, say });
  } finally {
    redis.disconnect();
  }
}
