import type { Redis } from 'ioredis';
import { luaScript } from './lua-script';

/** Counts turns in the second of `now`; the answer says whether this one still fits. */
const TAKE = luaScript(`
local count = redis.call('INCR', KEYS[1])
if count == 1 then redis.call('PEXPIRE', KEYS[1], 5000) end
return count
`);

/**
 * Takes a turn of something that may happen `perSecond` times a second over all processes. 0: go ahead. Otherwise the
 * ms to wait before asking again, spread out so that those who wait do not all come back at once.
 */
export async function takeTurn(redis: Redis, name: string, perSecond: number, now: number): Promise<number> {
  const second = Math.floor(now / 1000);
  const count = (await TAKE(redis, [`helpline:turns:${name}:${second}`], [])) as number;
  if (count <= perSecond) return 0;
  return (second + 1) * 1000 - now + Math.floor((count - perSecond) / perSecond) * 1000;
}
