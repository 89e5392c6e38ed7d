import type { Redis } from 'ioredis';

/** A page tries again within seconds; an hour later nobody does. */
const KEPT_SECONDS = 3_600;

const keyOf = (intent: string): string => `helpline:said:${intent}`;

/**
 * Whether this is the first try at saying something; else when the first one began (ms). The same click, sent again
 * because its answer was lost, is known by it. Errors: Redis away; then nothing is said.
 */
export async function beginToSay(redis: Redis, intent: string, now: number): Promise<{ beganAt: number | null }> {
  const first = await redis.set(keyOf(intent), String(now), 'EX', KEPT_SECONDS, 'NX');
  if (first !== null) return { beganAt: null };
  return { beganAt: Number((await redis.get(keyOf(intent))) ?? now) };
}

/** It was surely not said: the next try is a first one. */
export async function saidNothing(redis: Redis, intent: string): Promise<void> {
  await redis.del(keyOf(intent));
}
