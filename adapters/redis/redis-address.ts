import { Redis, type RedisOptions } from 'ioredis';

/** `redis://…`, `rediss://…` or the absolute path of a unix socket; `?db=2` chooses a database. */
export type RedisAddress = string;

/**
 * What a connection is for. `asker` fails at once while Redis is away, so that a webhook is answered with 503 and not
 * kept waiting. `waiter` waits for Redis as long as it takes: BullMQ's workers, and whatever has nobody waiting for it.
 */
export type RedisUse = 'asker' | 'waiter';

/** A frozen Redis keeps the socket open and answers nothing: an asker gives up after this many ms. */
const ASKER_PATIENCE = 800;
/** The longest pause between two tries to connect, in ms; ioredis alone would let it grow to 5 s, BullMQ to 20 s. */
const LONGEST_PAUSE = 1_000;

type Options = Pick<
  RedisOptions,
  'retryStrategy' | 'disconnectTimeout' | 'maxRetriesPerRequest' | 'enableOfflineQueue' | 'commandTimeout'
>;

/** For those who connect by themselves. BullMQ's workers need the waiter's. */
export function redisOptions(use: RedisUse): Options {
  const both: Options = { retryStrategy: pauseBefore, disconnectTimeout: 500 };
  return use === 'waiter'
    ? { ...both, maxRetriesPerRequest: null }
    : { ...both, maxRetriesPerRequest: 0, enableOfflineQueue: false, commandTimeout: ASKER_PATIENCE };
}

function pauseBefore(tries: number): number {
  return Math.min(50 * 2 ** Math.min(tries, 10), LONGEST_PAUSE);
}

/**
 * A connection that comes back by itself. `onError` hears of each try that failed; without it they are dropped, because
 * every command that fails says so itself. Whoever opens it closes it: BullMQ does not.
 */
export function connectRedis(address: RedisAddress, use: RedisUse, onError: (error: Error) => void = () => {}): Redis {
  return new Redis(address, redisOptions(use)).on('error', onError);
}
