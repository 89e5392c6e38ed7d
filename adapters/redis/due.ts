import type { Redis } from 'ioredis';
import { allShards, BELL_PATIENCE, shardKeys } from './keys';
import { luaScript } from './lua-script';

/** What is due in one shard: subjects whose alarm is due or whose mail waits too long, and effects to be done. */
export type Due = { subjects: readonly string[]; effects: readonly { subject: string; intent: string }[] };

const AT_ONCE = 400;
/** Whoever asks sooner than this (ms) after another asked has nothing to ring for. By our clock, whatever its speed. */
const PAUSE = 800;

/**
 * The same bell is not rung again within this time (ms): while there is more to do than hands to do it, a second bell
 * each second would only lengthen the queue, and what stands behind it would never have its turn.
 */
const RING_AGAIN = 3_000;

/**
 * The sorted sets are the truth and the queue is only the bell: whatever bell was lost is rung again here. One worker
 * at a time rings for a shard, so that ten workers do not ring ten times.
 */
const DUE = luaScript(`
local now = tonumber(ARGV[1])
local since = now - (redis.call('GET', KEYS[4]) or 0)
if since >= 0 and since < tonumber(ARGV[4]) then return {{}, {}, {}} end
redis.call('SET', KEYS[4], ARGV[1], 'PX', 60000)
redis.call('ZREMRANGEBYSCORE', KEYS[5], '-inf', now)
local function unrung(key, latest)
  local found = redis.call('ZRANGEBYSCORE', key, '-inf', latest, 'WITHSCORES', 'LIMIT', 0, ARGV[3])
  local fresh = {}
  for i = 1, #found, 2 do
    local bell = found[i] .. '@' .. found[i + 1]
    if redis.call('ZADD', KEYS[5], 'NX', now + ARGV[5], bell) == 1 then fresh[#fresh + 1] = found[i] end
  end
  return fresh
end
local answer = { unrung(KEYS[2], ARGV[1]), unrung(KEYS[1], ARGV[2]), unrung(KEYS[3], ARGV[1]) }
redis.call('EXPIRE', KEYS[5], 60)
return answer
`);

/** Everything due at `now` (ms) in these shards that nobody else rings for in this moment. Errors: Redis away. */
export async function due(redis: Redis, now: number, shards: readonly number[] = allShards): Promise<Due> {
  const answers = await Promise.all(
    shards.map((shard) => {
      const keys = shardKeys(shard);
      return DUE(
        redis,
        [keys.waiting, keys.alarms, keys.todo, keys.ringing, keys.rung],
        [now, now - BELL_PATIENCE, AT_ONCE, PAUSE, RING_AGAIN],
      ) as Promise<[string[], string[], string[]]>;
    }),
  );
  const subjects = new Set<string>();
  const effects: { subject: string; intent: string }[] = [];
  for (const [alarms, waiting, todo] of answers) {
    for (const subject of [...alarms, ...waiting]) subjects.add(subject);
    for (const member of todo) {
      const cut = member.indexOf('|');
      effects.push({ subject: member.slice(0, cut), intent: member.slice(cut + 1) });
    }
  }
  return { subjects: [...subjects], effects };
}
