import type { Redis } from 'ioredis';

const KEY = 'helpline:line-seen';
/** Who has not opened Chatwoot for a week has not opened it with another line either. */
const KEPT_SECONDS = 7 * 86_400;

/** Which line an advocate's Chatwoot page ran a moment ago. Errors, of both: Redis away. */
export async function lineSeen(redis: Redis, hash: string): Promise<void> {
  await redis.set(KEY, hash, 'EX', KEPT_SECONDS);
}

/** The line that was run last within a week; null: none was. */
export const lastLineSeen = (redis: Redis): Promise<string | null> => redis.get(KEY);
