import type { Redis } from 'ioredis';
import { hold, letGo } from './sole-worker';

const LOCK = 'helpline:cable-lock';
const STATE = 'helpline:cable';
/** A follower that dies is replaced after this long (ms). */
const LOCK_MS = 15_000;

/** up: the live feed is heard. down: it should be and is not. */
export type CableState = 'up' | 'down';

/** Whether this worker may follow the live feed, and what it says of it; said again and again, or it is forgotten. */
export async function holdCable(redis: Redis, follower: string, state: CableState): Promise<boolean> {
  if (!(await hold(redis, LOCK, follower, LOCK_MS))) return false;
  await redis.set(STATE, state, 'PX', 4 * LOCK_MS);
  return true;
}

export const letGoOfCable = (redis: Redis, follower: string): Promise<void> => letGo(redis, LOCK, follower);

/** Null: nobody follows it, or it is not wanted. */
export async function readCableState(redis: Redis): Promise<CableState | null> {
  return (await redis.get(STATE)) as CableState | null;
}
