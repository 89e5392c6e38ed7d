import type { Redis } from 'ioredis';
import type { HelplineEvent } from '../../core/kernel/event';
import { subjectKey } from '../../core/kernel/subject';
import { MAIL_AT_ONCE, openedOf, type Opened, type Read } from './facts-store';
import { heardKeys, subjectKeys, TTL } from './keys';
import { luaScript } from './lua-script';

/**
 * Remember the events' ids, append the new ones to the subject's mailbox, put the subject among those waiting: one step,
 * so that "kept" never means "half kept". Returns how many were new, and whether the subject was not waiting yet.
 */
const ACCEPT = luaScript(`
local fresh = 0
for i = 7, #ARGV, 2 do
  local id = ARGV[i]
  if redis.call('SISMEMBER', KEYS[4], id) == 0 and redis.call('SADD', KEYS[3], id) == 1 then
    redis.call('RPUSH', KEYS[2], ARGV[i + 1])
    fresh = fresh + 1
  end
end
if fresh == 0 then return {0, 0} end
redis.call('EXPIRE', KEYS[3], ARGV[3])
redis.call('EXPIRE', KEYS[2], ARGV[4])
local ring = redis.call('ZADD', KEYS[1], 'NX', ARGV[2], ARGV[1])
if ring == 0 then return {fresh, ring} end
redis.call('EXPIRE', KEYS[1], ARGV[5])
if ARGV[6] == '0' then return {fresh, ring} end
return {
  fresh,
  ring,
  redis.call('HMGET', KEYS[5], 'v', 'j'),
  redis.call('LRANGE', KEYS[2], 0, ARGV[6] - 1),
  redis.call('ZSCORE', KEYS[6], ARGV[1]),
}
`);

/** `opened`: what a worker would read now, if that was asked for and there is something to ring for. */
export type Accepted = { fresh: number; ring: boolean; opened: Opened | null };

/**
 * Keeps events, all of one subject, durably in its mailbox. `now` in ms. An event heard before (within 10 to 20 minutes)
 * is dropped; older repeats are harmless because facts do not change by hearing twice (law 1). `opens`: whoever asks is
 * about to work on it here and now, and need not ask once more.
 * Errors: a Redis that is away or full; then nothing was kept.
 */
export async function accept(
  redis: Redis,
  events: readonly HelplineEvent[],
  now: number,
  { opens = false } = {},
): Promise<Accepted> {
  const first = events[0];
  if (!first) return { fresh: 0, ring: false, opened: null };
  const subject = subjectKey(first.subject);
  const keys = subjectKeys(subject);
  const heard = heardKeys(subject, now);
  const args: (string | number)[] = [subject, now, TTL.heard, TTL.mail, TTL.shard, opens ? MAIL_AT_ONCE : 0];
  for (const event of events) {
    if (subjectKey(event.subject) !== subject) throw new Error('events of two subjects were accepted in one call');
    args.push(`${subject}|${event.id}`, JSON.stringify(event));
  }
  const [fresh, ring, ...read] = (await ACCEPT(
    redis,
    [keys.waiting, keys.mail, heard.current, heard.before, keys.facts, keys.alarms],
    args,
  )) as [number, number, ...(Read | [])];
  return { fresh, ring: ring === 1, opened: isRead(read) ? openedOf(first.subject, read) : null };
}

const isRead = (read: Read | []): read is Read => read.length > 0;
