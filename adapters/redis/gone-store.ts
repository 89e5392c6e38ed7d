import type { Redis } from 'ioredis';
import { MINUTE, type Duration, type Instant } from '../../core/kernel/instant';

/** Hash: conversations of which Chatwoot said that they are not there, by the moment (ms) it first did. */
const KEY = 'helpline:not-found';
const KEPT_SECONDS = 3_600;
/** A "not found" that is older than this is no longer half of an answer: much may have been well since. */
export const COUNTS_FOR: Duration = 10 * MINUTE;

/** When Chatwoot first said, within ten minutes and with nothing good since, that it is not there; `now` if it had not. */
export async function firstNotFound(redis: Redis, conversationId: number, now: Instant): Promise<Instant> {
  const first = await redis.hget(KEY, String(conversationId));
  if (first !== null && now <= Number(first) + COUNTS_FOR) return Number(first);
  await redis.hset(KEY, String(conversationId), String(now));
  await redis.expire(KEY, KEPT_SECONDS);
  return now;
}

/** Chatwoot has these, as it just said: what it said before to the contrary counts no more. Errors: Redis away. */
export async function wasFound(redis: Redis, conversationIds: readonly number[]): Promise<void> {
  if (conversationIds.length > 0) await redis.hdel(KEY, ...conversationIds.map(String));
}
