import type { Redis } from 'ioredis';
import type { HelplineEvent } from '../../core/kernel/event';
import type { Page } from '../../core/kernel/page';
import type { ConversationSubject } from '../../core/kernel/subject';
import { luaScript } from './lua-script';

/** One page as it was last heard. `count` is the number of its newest beat: an older one is dropped. */
export type KnownPage = { page: Page; count: number; popup: boolean | null };

/** Which conversation hears this visitor's pages, and since when (ms) it is finished, if it is. */
export type Bound = { conversationId: number; finishedAt: number | null };

/** What a page told, before it is known which conversation it belongs to. */
export type PageEvent = HelplineEvent extends infer E
  ? E extends { subject: ConversationSubject; via: unknown }
    ? Omit<E, 'subject'>
    : never
  : never;

const keysOf = (key: string) => ({
  bound: `{b:${key}}:bound`,
  pages: `{b:${key}}:pages`,
  held: `{b:${key}}:held`,
});

/** In seconds. Before there is a conversation a visitor's pages are kept for minutes only. */
const BOUND_KEPT = 30 * 86_400;
const PAGES_KEPT = 2 * 3_600;
const UNBOUND_KEPT = 600;

/** At most this much is kept for one visitor; the page that was silent longest makes room. */
const MOST_PAGES = 24;
const MOST_HELD = 64;

/** Everything known of one visitor's pages. Errors: Redis away. */
export async function readPages(redis: Redis, key: string): Promise<{ bound: Bound | null; pages: KnownPage[] }> {
  const keys = keysOf(key);
  const [bound, pages] = await Promise.all([redis.get(keys.bound), redis.hvals(keys.pages)]);
  return { bound: boundOf(bound), pages: pages.map((json) => JSON.parse(json) as KnownPage) };
}

const RENEW = luaScript(`
local known = redis.call('HGET', KEYS[2], ARGV[1])
if known and cjson.decode(known).count >= tonumber(ARGV[2]) then return {'stale'} end
if not known and redis.call('HLEN', KEYS[2]) >= tonumber(ARGV[4]) then
  local oldest, when = nil, math.huge
  local all = redis.call('HGETALL', KEYS[2])
  for i = 1, #all, 2 do
    local at = cjson.decode(all[i + 1]).page.lastHeardAt
    if at < when then oldest, when = all[i], at end
  end
  redis.call('HDEL', KEYS[2], oldest)
end
local bound = redis.call('GET', KEYS[1])
redis.call('HSET', KEYS[2], ARGV[1], ARGV[3])
redis.call('EXPIRE', KEYS[2], bound and ARGV[5] or ARGV[6])
if not bound and #ARGV > 7 then
  for i = 8, #ARGV do redis.call('RPUSH', KEYS[3], ARGV[i]) end
  redis.call('LTRIM', KEYS[3], -ARGV[7], -1)
  redis.call('EXPIRE', KEYS[3], ARGV[6])
end
return {'kept', bound or ''}
`);

/**
 * Keeps what a page told of itself; a renewal is this one write. What happened is held for a conversation that is not
 * known yet. `stale`: a newer beat of this page was heard already. Errors: Redis away.
 */
export async function keepPage(
  redis: Redis,
  key: string,
  known: KnownPage,
  happened: readonly PageEvent[],
): Promise<{ stale: boolean; bound: Bound | null }> {
  const keys = keysOf(key);
  const limits = [MOST_PAGES, PAGES_KEPT, UNBOUND_KEPT, MOST_HELD];
  const told = happened.map((event) => JSON.stringify(event));
  const args = [known.page.id, known.count, JSON.stringify(known), ...limits, ...told];
  const [kept, bound] = (await RENEW(redis, [keys.bound, keys.pages, keys.held], args)) as [string, string?];
  return { stale: kept === 'stale', bound: boundOf(bound ?? null) };
}

const BIND = luaScript(`
local bound = redis.call('GET', KEYS[1])
local id = bound and tonumber(string.match(bound, '^%d+')) or 0
if id > tonumber(ARGV[1]) then return {0} end
if id < tonumber(ARGV[1]) then redis.call('SET', KEYS[1], ARGV[1], 'EX', ARGV[2]) end
return {1, redis.call('HVALS', KEYS[2]), redis.call('LRANGE', KEYS[3], 0, -1)}
`);

/**
 * Binds a visitor to a conversation, unless a newer one has them, and gives what was heard of their pages lately and what
 * was held for it. Null when a newer conversation has them. Errors: Redis away.
 */
export async function bindPages(
  redis: Redis,
  key: string,
  conversationId: number,
): Promise<{ pages: KnownPage[]; held: PageEvent[] } | null> {
  const keys = keysOf(key);
  const answer = await BIND(redis, [keys.bound, keys.pages, keys.held], [conversationId, BOUND_KEPT]);
  const [ours, pages = [], held = []] = answer as [number, string[]?, string[]?];
  if (ours !== 1) return null;
  return {
    pages: pages.map((json) => JSON.parse(json) as KnownPage),
    held: held.map((json) => JSON.parse(json) as PageEvent),
  };
}

const SETTLE = luaScript(`
local bound = redis.call('GET', KEYS[1])
if not bound or string.match(bound, '^%d+') ~= ARGV[1] then return 0 end
if tonumber(ARGV[4]) > 0 then redis.call('LTRIM', KEYS[2], ARGV[4], -1) end
local finished = string.find(bound, ';') ~= nil
if finished ~= (ARGV[2] == '1') then
  redis.call('SET', KEYS[1], ARGV[2] == '1' and ARGV[1] .. ';' .. ARGV[3] or ARGV[1], 'EX', ARGV[5])
end
return 1
`);

/**
 * After the facts are saved: lets go of what was held (`taken` of it), and remembers whether the conversation is finished,
 * since `now` (ms). Said twice it is said once. Errors: Redis away.
 */
export async function settlePages(
  redis: Redis,
  key: string,
  settled: { conversationId: number; finished: boolean; now: number; taken: number },
): Promise<void> {
  const keys = keysOf(key);
  const { conversationId, finished, now, taken } = settled;
  await SETTLE(redis, [keys.bound, keys.held], [conversationId, finished ? '1' : '0', now, taken, BOUND_KEPT]);
}

function boundOf(value: string | null): Bound | null {
  const [conversationId, finishedAt] = (value ?? '').split(';');
  if (!conversationId) return null;
  return { conversationId: Number(conversationId), finishedAt: finishedAt ? Number(finishedAt) : null };
}
