import type { Redis } from 'ioredis';
import { allShards, shardKeys } from './keys';
import { luaScript } from './lua-script';

/** What is due in one shard: subjects whose alarm is due or whose mail waits too long, and effects to be done. */
export type Due = { subjects: readonly string[]; effects: readonly { subject: string; intent: string }[] };

const AT_ONCE = 400;
/** Mail that waits longer than this (ms) lost its bell. */
const PATIENCE = 1_500;

/**
 * The sorted sets are the truth and the queue is only the bell: whatever bell was lost is rung again here. One worker
 * at a time rings for a shard, so that ten workers do not ring ten times.
 */
const DUE = luaScript(`
if not redis.call('SET', KEYS[4], ARGV[1], 'NX', 'PX', 800) then return {{}, {}, {}} end
return {
  redis.call('ZRANGEBYSCORE', KEYS[2], '-inf', ARGV[1], 'LIMIT', 0, ARGV[3]),
  redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', ARGV[2], 'LIMIT', 0, ARGV[3]),
  redis.call('ZRANGEBYSCORE', KEYS[3], '-inf', ARGV[1], 'LIMIT', 0, ARGV[3])
}
`);

/** Everything due at `now` (ms), over all shards, that nobody else rings for in this moment. Errors: Redis away. */
export async function due(redis: Redis, now: number): Promise<Due> {
  const answers = await Promise.all(
    allShards.map((shard) => {
      const keys = shardKeys(shard);
      return DUE(
        redis,
        [keys.waiting, keys.alarms, keys.todo, keys.ringing],
        [now, now - PATIENCE, AT_ONCE],
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
