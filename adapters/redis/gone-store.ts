import type { Redis } from 'ioredis';

const KEPT_SECONDS = 3_600;

/** When Chatwoot first said within the hour that this conversation is not there (ms); `now` where it has not yet. */
export async function firstGone(redis: Redis, conversationId: number, now: number): Promise<number> {
  const key = `helpline:gone:${conversationId}`;
  await redis.set(key, String(now), 'EX', KEPT_SECONDS, 'NX');
  return Number((await redis.get(key)) ?? now);
}
