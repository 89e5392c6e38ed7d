import type { Redis } from 'ioredis';

/** Field: a lane; value: when (ms, Redis's own clock) the oldest canary was let in that has not come through yet. */
const KEY = 'helpline:canary';
const KEPT_SECONDS = 3_600;

/** Redis's clock: all processes share it, and it does not run faster at a practice desk. Errors: Redis away. */
async function redisNow(redis: Redis): Promise<number> {
  const [seconds, micros] = await redis.time();
  return Number(seconds) * 1000 + Math.floor(Number(micros) / 1000);
}

/** Writes down that canaries were let in; a lane that still misses one keeps the older time. */
export async function letIn(redis: Redis, lanes: readonly number[]): Promise<void> {
  const now = await redisNow(redis);
  await Promise.all(lanes.map((lane) => redis.hsetnx(KEY, String(lane), now)));
  await redis.expire(KEY, KEPT_SECONDS);
}

/** A canary came through this lane, in whichever process. */
export async function cameThrough(redis: Redis, lane: number): Promise<void> {
  await redis.hdel(KEY, String(lane));
}

/** The lanes that miss a canary, and since how many ms. */
export async function missing(redis: Redis): Promise<readonly { lane: number; ms: number }[]> {
  const [now, all] = await Promise.all([redisNow(redis), redis.hgetall(KEY)]);
  return Object.entries(all).map(([lane, since]) => ({ lane: Number(lane), ms: now - Number(since) }));
}

/** Forgets all canaries: at a start, and after Redis was away, nobody is to blame for the old ones. */
export async function forgetCanaries(redis: Redis): Promise<void> {
  await redis.del(KEY);
}
