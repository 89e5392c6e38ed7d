import type { Redis } from 'ioredis';
import type { HelplineEvent } from '../../core/kernel/event';
import { allShards, shardKeys, subjectKeys, TTL } from './keys';
import { luaScript } from './lua-script';

/** An event that was put aside. `error` is the error's name and the place it was thrown, never its message. */
export type Parked = { id: string; subject: string; event: HelplineEvent; error: string; at: number };

const PARK = luaScript(`
if redis.call('LREM', KEYS[1], 1, ARGV[1]) == 0 then return 0 end
redis.call('HSET', KEYS[2], ARGV[2], ARGV[3])
redis.call('EXPIRE', KEYS[2], ARGV[4])
redis.call('DEL', KEYS[3])
return 1
`);

/**
 * Takes one event out of the mailbox and puts it aside, in one step, and counts failures anew: what fails next is
 * something else. `raw` is the mail exactly as it was read; nothing happens when somebody was quicker.
 */
export async function park(redis: Redis, parked: Parked, raw: string): Promise<void> {
  const keys = subjectKeys(parked.subject);
  await PARK(redis, [keys.mail, keys.parked, keys.tries], [raw, parked.id, JSON.stringify(parked), TTL.shard]);
}

const SILENCE = luaScript(`
redis.call('ZREM', KEYS[1], ARGV[1])
redis.call('ZREM', KEYS[3], ARGV[1])
redis.call('HSET', KEYS[2], ARGV[2], ARGV[3])
redis.call('EXPIRE', KEYS[2], ARGV[4])
return 1
`);

/**
 * Puts a subject itself aside when its rules fail without any mail: it is not woken again until it is replayed. Its
 * failures stay counted, so that mail which comes meanwhile is one failure more of the same row, and told nobody anew.
 */
export async function silence(redis: Redis, parked: Parked): Promise<void> {
  const keys = subjectKeys(parked.subject);
  await SILENCE(
    redis,
    [keys.alarms, keys.parked, keys.waiting],
    [parked.subject, parked.id, JSON.stringify(parked), TTL.shard],
  );
}

/** Everything that stands aside, oldest first. */
export async function listParked(redis: Redis): Promise<readonly Parked[]> {
  const shards = await Promise.all(allShards.map((shard) => redis.hvals(shardKeys(shard).parked)));
  return shards
    .flat()
    .map((json) => JSON.parse(json) as Parked)
    .sort((a, b) => a.at - b.at);
}

/** Whether anything of this subject stands aside: then its facts may lack what was said last. Errors: Redis away. */
export async function standsAside(redis: Redis, subject: string): Promise<boolean> {
  const ids = await redis.hkeys(subjectKeys(subject).parked);
  return ids.some((id) => id.startsWith(`${subject}.`));
}

const UNPARK = luaScript(`
if redis.call('HDEL', KEYS[2], ARGV[2]) == 0 then return 0 end
redis.call('RPUSH', KEYS[1], ARGV[1])
redis.call('EXPIRE', KEYS[1], ARGV[5])
redis.call('ZADD', KEYS[3], ARGV[3], ARGV[4])
redis.call('DEL', KEYS[4])
return 1
`);

/** Puts a parked event back into its mailbox, to be tried again. False when there is none with this id. */
export async function unpark(redis: Redis, id: string, now: number): Promise<boolean> {
  const one = (await listParked(redis)).find((parked) => parked.id === id);
  if (!one) return false;
  const keys = subjectKeys(one.subject);
  const args = [JSON.stringify(one.event), id, now, one.subject, TTL.mail];
  return (await UNPARK(redis, [keys.mail, keys.parked, keys.waiting, keys.tries], args)) === 1;
}

const FAIL = luaScript(`
local tries = redis.call('HINCRBY', KEYS[1], 'tries', 1)
redis.call('HSETNX', KEYS[1], 'since', ARGV[1])
redis.call('EXPIRE', KEYS[1], ARGV[2])
return {tries, tonumber(redis.call('HGET', KEYS[1], 'since'))}
`);

/** Counts one failed try to handle a subject: the how-manieth in a row it is, and when the row began (ms). */
export async function countFailure(
  redis: Redis,
  subject: string,
  now: number,
): Promise<{ tries: number; since: number }> {
  const [tries, since] = (await FAIL(redis, [subjectKeys(subject).tries], [now, TTL.tries])) as [number, number];
  return { tries, since };
}
