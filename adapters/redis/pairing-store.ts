import type { Redis } from 'ioredis';
import type { Duration } from '../../core/kernel/instant';

/**
 * Codes on their way from a page to a note and back. `code` and `page` are keyed hashes, made by whoever calls: neither a
 * code nor a page's secret is ever in Redis. Errors, of all of these: Redis away.
 */
const codeKey = (code: string): string => `helpline:pairing:code:${code}`;
const pageKey = (page: string): string => `helpline:pairing:page:${page}`;

/** How long a page has to fetch what was heard. */
const FETCHED_WITHIN_SECONDS = 60;
const WAITING = 'waiting';

/** Shows a code to one page, for `life`. False: somebody is being shown this very code. */
export async function offerCode(redis: Redis, code: string, page: string, life: Duration): Promise<boolean> {
  await redis.set(pageKey(page), WAITING, 'PX', life);
  return (await redis.set(codeKey(code), page, 'PX', life, 'NX')) === 'OK';
}

/** The code was typed by this agent. It counts once; false: there is no such code, or it has run out. */
export async function codeTyped(redis: Redis, code: string, agentId: number): Promise<boolean> {
  const page = await redis.getdel(codeKey(code));
  if (page === null) return false;
  return (await redis.set(pageKey(page), String(agentId), 'EX', FETCHED_WITHIN_SECONDS, 'XX')) === 'OK';
}

/** Who typed the code of this page. 'waiting': nobody yet. null: no such page, its code has run out, or it was told. */
export async function typedBy(redis: Redis, page: string): Promise<number | 'waiting' | null> {
  const known = await redis.get(pageKey(page));
  return known === null || known === WAITING ? known : Number(known);
}

/** The page was told: it is told no second time. */
export async function forgetPage(redis: Redis, page: string): Promise<void> {
  await redis.del(pageKey(page));
}
