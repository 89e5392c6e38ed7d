import type { Redis } from 'ioredis';
import type { SaidEffect } from '../../core/kernel/said-effect';
import { LEASE, type Held } from './intent-store';
import { subjectKeys, TTL } from './keys';
import { luaScript } from './lua-script';

/**
 * Planned and claimed in one step, because the words are in the request and nowhere else: whoever comes second with the
 * same id, however soon, holds nothing.
 */
const BEGIN = luaScript(`
if redis.call('ZSCORE', KEYS[2], ARGV[1]) then return 'done' end
if redis.call('HEXISTS', KEYS[1], ARGV[1]) == 1 then return 'busy' end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[3], ARGV[1] .. '#', 'sending;' .. ARGV[4] .. ';' .. ARGV[5] .. ';1;' .. ARGV[5])
redis.call('ZADD', KEYS[3], ARGV[5] + ARGV[6], ARGV[2])
redis.call('EXPIRE', KEYS[1], ARGV[7])
redis.call('EXPIRE', KEYS[3], ARGV[8])
return 'held'
`);

/** done: it stands there. busy: it is on its way, or it is being looked for. */
export type Begun = { kind: 'done' | 'busy' } | ({ kind: 'held' } & Held);

/** Takes a click in hand. `fence` is a new random token. Errors: Redis away; then nothing was begun. */
export async function beginSaid(
  redis: Redis,
  { subject, id, effect, now, fence }: { subject: string; id: string; effect: SaidEffect; now: number; fence: string },
): Promise<Begun> {
  const keys = subjectKeys(subject);
  const args = [id, `${subject}|${id}`, JSON.stringify(effect), fence, now, LEASE, TTL.intents, TTL.shard];
  const answer = (await BEGIN(redis, [keys.intents, keys.done, keys.todo], args)) as Begun['kind'];
  return answer === 'held'
    ? { kind: 'held', fence, tries: 1, leaseUntil: now + LEASE, beganAt: null }
    : { kind: answer };
}

const LET_GO = luaScript(`
local fence = string.match(redis.call('HGET', KEYS[1], ARGV[1] .. '#') or '', '^sending;(.-);')
if fence ~= ARGV[3] then return 0 end
redis.call('HDEL', KEYS[1], ARGV[1], ARGV[1] .. '#')
redis.call('ZREM', KEYS[2], ARGV[2])
return 1
`);

/** It was surely not said: the same click may be tried again, and nobody looks for it. Errors: Redis away. */
export async function letGoOfSaid(redis: Redis, subject: string, id: string, fence: string): Promise<void> {
  const keys = subjectKeys(subject);
  await LET_GO(redis, [keys.intents, keys.todo], [id, `${subject}|${id}`, fence]);
}
