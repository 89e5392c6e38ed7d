import type { Redis } from 'ioredis';
import { replacedBy, type Intent } from '../../core/kernel/effect';
import type { HelplineEvent } from '../../core/kernel/event';
import { noFacts, type Facts } from '../../core/kernel/facts';
import { parseSubjectKey, subjectKey, type Subject } from '../../core/kernel/subject';
import { BELL_PATIENCE, subjectKeys, TTL } from './keys';
import { SAVED_CHANNEL } from './saved-feed';
import { luaScript } from './lua-script';

/** What a worker reads before it decides: facts with their version, and the mail in the order it came. */
export type Opened = {
  facts: Facts;
  version: number;
  mail: readonly HelplineEvent[];
  /** The same mail, exactly as it stands in Redis. */
  raw: readonly string[];
  /** When it wants to be woken (ms), if it does. */
  alarm: number | null;
};

/** How much mail is handled in one go; the rest waits for the next turn of the same loop. */
export const MAIL_AT_ONCE = 200;

/** As a script gives it: the version and the facts, the mail, the alarm. */
export type Read = [facts: [string | null, string | null], mail: string[], alarm: string | null];

const OPEN = luaScript(`
return {
  redis.call('HMGET', KEYS[1], 'v', 'j'),
  redis.call('LRANGE', KEYS[2], 0, ARGV[2]),
  redis.call('ZSCORE', KEYS[3], ARGV[1]),
}
`);

/** Reads a subject: its facts (empty ones when nothing is known) and its mail. Errors: Redis away; a key that is none. */
export async function open(redis: Redis, subject: string): Promise<Opened> {
  const keys = subjectKeys(subject);
  const parsed = parseSubjectKey(subject);
  if (!parsed) throw new Error(`not the key of a subject: ${subject.slice(0, 40)}`);
  const read = await OPEN(redis, [keys.facts, keys.mail, keys.alarms], [subject, MAIL_AT_ONCE - 1]);
  return openedOf(parsed, read as Read);
}

/** What a script read, as it is worked with. */
export function openedOf(subject: Subject, [[version, json], raw, alarm]: Read): Opened {
  return {
    facts: json ? readBack(json, subject) : noFacts(subject),
    version: Number(version ?? 0),
    mail: raw.map((one) => JSON.parse(one) as HelplineEvent),
    raw,
    alarm: alarm === null ? null : Number(alarm),
  };
}

/** Whether mail stands in its mailbox at this moment. */
export async function hasMail(redis: Redis, subject: string): Promise<boolean> {
  return (await redis.exists(subjectKeys(subject).mail)) === 1;
}

/** Facts with their version, without the mailbox; empty ones, version 0, when nothing is known. */
export async function readVersioned(redis: Redis, subject: Subject): Promise<{ facts: Facts; version: number }> {
  const [version, json] = await redis.hmget(subjectKeys(subjectKey(subject)).facts, 'v', 'j');
  return { facts: json ? readBack(json, subject) : noFacts(subject), version: Number(version ?? 0) };
}

/** Reads facts alone, without touching the mailbox; null when nothing is known. */
export async function readFacts(redis: Redis, subject: string): Promise<Facts | null> {
  const json = await redis.hget(subjectKeys(subject).facts, 'j');
  const parsed = parseSubjectKey(subject);
  return json && parsed ? readBack(json, parsed) : null;
}

/** Facts that an older version wrote know nothing of what was added since. */
const readBack = (json: string, subject: Subject): Facts =>
  ({ ...noFacts(subject), ...(JSON.parse(json) as Partial<Facts>) }) as Facts;

/**
 * Facts, intents and the next alarm are saved and the read mail removed in one step, and only if the facts are still the
 * ones that were read: a worker frozen past its time loses here and does nothing. Whoever shows them is told in the
 * same step. What a new intent makes pointless is gone with it, unless somebody has begun it. A new intent counts as rung
 * for: its bell follows at once.
 */
const SAVE = luaScript(`
local version = redis.call('HGET', KEYS[1], 'v') or '0'
if version ~= ARGV[2] then return {0} end
redis.call('HSET', KEYS[1], 'v', version + 1, 'j', ARGV[3])
redis.call('EXPIRE', KEYS[1], ARGV[7])
redis.call('LTRIM', KEYS[2], ARGV[4], -1)
local left = redis.call('LLEN', KEYS[2])
if left == 0 then redis.call('ZREM', KEYS[3], ARGV[1]) else redis.call('ZADD', KEYS[3], ARGV[8], ARGV[1]) end
if ARGV[5] == '' then
  redis.call('ZREM', KEYS[4], ARGV[1])
else
  redis.call('ZADD', KEYS[4], ARGV[5], ARGV[1])
  redis.call('EXPIRE', KEYS[4], ARGV[10])
end
if ARGV[6] == '1' then
  redis.call('ZADD', KEYS[8], ARGV[8], ARGV[1])
  redis.call('EXPIRE', KEYS[8], ARGV[10])
else
  redis.call('ZREM', KEYS[8], ARGV[1])
end
redis.call('DEL', KEYS[9])
redis.call('PUBLISH', '${SAVED_CHANNEL}', ARGV[1] .. ' ' .. (version + 1))
local answer = {1, left}
for i = 13, 12 + ARGV[12] do
  local state = redis.call('HGET', KEYS[5], ARGV[i] .. '#')
  if state and string.find(state, '^planned;') then
    redis.call('HDEL', KEYS[5], ARGV[i], ARGV[i] .. '#')
    redis.call('ZREM', KEYS[7], ARGV[1] .. '|' .. ARGV[i])
  end
end
for i = 13 + ARGV[12], #ARGV, 2 do
  local id = ARGV[i]
  if redis.call('HEXISTS', KEYS[5], id) == 0 and not redis.call('ZSCORE', KEYS[6], id) then
    redis.call('HSET', KEYS[5], id, ARGV[i + 1], id .. '#', 'planned;0;0;0;0')
    redis.call('ZADD', KEYS[7], ARGV[8], ARGV[1] .. '|' .. id)
    redis.call('ZADD', KEYS[10], ARGV[8] + ARGV[11], ARGV[1] .. '|' .. id .. '@' .. ARGV[8])
    redis.call('EXPIRE', KEYS[10], 60)
    redis.call('EXPIRE', KEYS[5], ARGV[9])
    redis.call('EXPIRE', KEYS[7], ARGV[10])
    answer[#answer + 1] = id
  end
end
return answer
`);

export type Saving = {
  subject: string;
  /** The version that was read. */
  version: number;
  facts: Facts;
  mailRead: number;
  alarm: number | null;
  /** Whether it belongs in the list of open subjects, and whether its facts may be forgotten after a day. */
  isOpen: boolean;
  finished: boolean;
  intents: readonly Intent[];
  now: number;
};

/** `lost`: somebody else saved first; read again. `planned`: the intents that are new, so their effects may be rung for. */
export type Saved = { kind: 'lost' } | { kind: 'saved'; mailLeft: number; planned: readonly string[] };

/** Saves what a worker decided. Errors: Redis away; then nothing was saved. */
export async function save(redis: Redis, saving: Saving): Promise<Saved> {
  const keys = subjectKeys(saving.subject);
  const replaced = saving.intents.flatMap(replacedBy);
  const args: (string | number)[] = [
    saving.subject,
    saving.version,
    JSON.stringify(saving.facts),
    saving.mailRead,
    saving.alarm ?? '',
    saving.isOpen ? '1' : '0',
    saving.finished ? TTL.factsFinished : TTL.facts,
    saving.now,
    TTL.intents,
    TTL.shard,
    BELL_PATIENCE,
    replaced.length,
    ...replaced,
  ];
  for (const intent of saving.intents) args.push(intent.id, JSON.stringify(intent.effect));
  const answer = (await SAVE(
    redis,
    [
      ...[keys.facts, keys.mail, keys.waiting, keys.alarms, keys.intents, keys.done, keys.todo, keys.open, keys.tries],
      keys.rung,
    ],
    args,
  )) as [number, number?, ...string[]];
  const [ok, mailLeft, ...planned] = answer;
  return ok === 1 ? { kind: 'saved', mailLeft: mailLeft ?? 0, planned } : { kind: 'lost' };
}
