import type { Redis } from 'ioredis';
import type { Effect } from '../../core/kernel/effect';
import { subjectKeys, TTL } from './keys';
import { luaScript } from './lua-script';

/**
 * The state of an intent stands beside it as "state;fence;claimedAt;tries;beganAt". planned: not begun. sending: somebody
 * holds it. unknown: it may have been done or not, and evidence has to be looked for first, from `beganAt` on.
 * Its place in the list of what is to be done says from when on it may be taken in hand: a bell that comes sooner, as a
 * second one does, is none.
 */
const CLAIM = luaScript(`
local effect = redis.call('HGET', KEYS[1], ARGV[1])
if not effect then
  redis.call('ZREM', KEYS[2], ARGV[2])
  return {'gone'}
end
local at = redis.call('ZSCORE', KEYS[2], ARGV[2])
if at and tonumber(at) > tonumber(ARGV[3]) then return {'busy'} end
local state, fence, claimedAt, tries, beganAt = string.match(redis.call('HGET', KEYS[1], ARGV[1] .. '#') or 'planned;0;0;0;0', '^(.-);(.-);(.-);(.-);(.-)$')
local found = 'fresh'
local began = ARGV[3]
if state ~= 'planned' then
  found = 'unknown'
  began = beganAt
end
redis.call('HSET', KEYS[1], ARGV[1] .. '#', 'sending;' .. ARGV[4] .. ';' .. ARGV[3] .. ';' .. (tries + 1) .. ';' .. began)
redis.call('ZADD', KEYS[2], ARGV[3] + ARGV[5], ARGV[2])
return {found, effect, tonumber(began), tries + 1}
`);

/** busy: somebody holds it, or its time has not come. */
export type Claimed = { kind: 'gone' | 'busy' } | ({ kind: 'held'; effect: Effect } & Held);

/**
 * A claim of ours. `beganAt` is null when nobody has begun it before; otherwise somebody began it then and was not heard
 * of again, and it may have been done. `leaseUntil`: after it another may take it in hand. Times in ms.
 */
export type Held = { fence: string; tries: number; leaseUntil: number; beganAt: number | null };

/** How long a claim holds, in ms: longer than any request may take. Then the outcome counts as unknown. */
export const LEASE = 20_000;

/** Takes an intent in hand, by compare-and-set. `fence` is a new random token. Errors: Redis away. */
export async function claim(redis: Redis, subject: string, id: string, now: number, fence: string): Promise<Claimed> {
  const keys = subjectKeys(subject);
  const answer = (await CLAIM(redis, [keys.intents, keys.todo], [id, `${subject}|${id}`, now, fence, LEASE])) as [
    'gone' | 'busy' | 'fresh' | 'unknown',
    string?,
    number?,
    number?,
  ];
  const [kind, effect, beganAt, tries] = answer;
  if (kind === 'gone' || kind === 'busy') return { kind };
  return {
    kind: 'held',
    effect: JSON.parse(effect ?? 'null') as Effect,
    tries: tries ?? 1,
    fence,
    leaseUntil: now + LEASE,
    beganAt: kind === 'unknown' ? (beganAt ?? now) : null,
  };
}

const SETTLE = luaScript(`
local state, fence, claimedAt, tries, beganAt = string.match(redis.call('HGET', KEYS[1], ARGV[1] .. '#') or '', '^(.-);(.-);(.-);(.-);(.-)$')
if state ~= 'sending' or fence ~= ARGV[4] then return 0 end
if ARGV[5] == 'done' then
  redis.call('HDEL', KEYS[1], ARGV[1], ARGV[1] .. '#')
  redis.call('ZREM', KEYS[2], ARGV[2])
  redis.call('ZADD', KEYS[3], ARGV[3], ARGV[1])
  redis.call('ZREMRANGEBYSCORE', KEYS[3], '-inf', ARGV[3] - ARGV[7] * 1000)
  redis.call('EXPIRE', KEYS[3], ARGV[7])
else
  redis.call('HSET', KEYS[1], ARGV[1] .. '#', ARGV[5] .. ';0;' .. claimedAt .. ';' .. tries .. ';' .. beganAt)
  redis.call('ZADD', KEYS[2], ARGV[6], ARGV[2])
end
return 1
`);

/** How it ended: done (or dropped for good), to be begun again at a moment, or unknown and to be looked into then. */
export type Settling = { kind: 'done' } | { kind: 'planned'; at: number } | { kind: 'unknown'; at: number };

/** Writes down how a claimed intent ended. False when the claim had been lost meanwhile: then nothing was written. */
export async function settle(
  redis: Redis,
  subject: string,
  id: string,
  fence: string,
  now: number,
  settling: Settling,
): Promise<boolean> {
  const keys = subjectKeys(subject);
  const at = settling.kind === 'done' ? now : settling.at;
  const written = await SETTLE(
    redis,
    [keys.intents, keys.todo, keys.done],
    [id, `${subject}|${id}`, now, fence, settling.kind, at, TTL.done],
  );
  return written === 1;
}
