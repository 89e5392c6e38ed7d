import type { Redis } from 'ioredis';
import type { Instant } from '../../core/kernel/instant';
import { TOO_LONG_AGO } from '../../core/waiting/left';

/** We were away: nothing was swept between these two moments, which are a week apart or more. */
export type LongStop = { from: Instant; until: Instant };

const LAST = 'helpline:swept-last';
const STOP = 'helpline:long-stop';
/** After a longer stop than this, or with an emptied Redis, nobody knows of it, and what waits is an alarm. */
const KEPT_SECONDS = 365 * 86_400;

/** A sweep that began then found everything. Errors: Redis away. */
export async function sweptAt(redis: Redis, at: Instant): Promise<void> {
  await redis.set(LAST, String(at), 'EX', KEPT_SECONDS);
}

/** Before anything is swept: when the last good sweep was a week ago or more, this is the end of a long stop. Errors: Redis away. */
export async function noticeStop(redis: Redis, now: Instant): Promise<void> {
  const last = Number(await redis.get(LAST));
  if (last > 0 && now - last >= TOO_LONG_AGO) await redis.set(STOP, `${last};${now}`, 'EX', KEPT_SECONDS);
}

/** Our newest long stop; null when none is known. Errors: Redis away. */
export async function readLongStop(redis: Redis): Promise<LongStop | null> {
  const [from, until] = ((await redis.get(STOP)) ?? '').split(';').map(Number);
  return from && until ? { from, until } : null;
}
