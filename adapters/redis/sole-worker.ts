import type { Redis } from 'ioredis';
import { luaScript } from './lua-script';

const HOLD = luaScript(`
local held = redis.call('GET', KEYS[1])
if held and held ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 1
`);

/**
 * Whether this worker may do what only one of all workers does; never two at once. Holding it again makes it last longer:
 * `ms` from now, after which another takes over from a worker that died. Errors: Redis away.
 */
export async function hold(redis: Redis, lock: string, worker: string, ms: number): Promise<boolean> {
  return (await HOLD(redis, [lock], [worker, ms])) === 1;
}

const LET_GO = luaScript(
  `if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end return 0`,
);

export async function letGo(redis: Redis, lock: string, worker: string): Promise<void> {
  await LET_GO(redis, [lock], [worker]);
}
