import type { Redis } from 'ioredis';
import { SECOND } from '../../core/kernel/instant';
import { DEFAULT_POLICY, type Policy } from '../../core/kernel/policy';
import { every, type Clock, type Stop } from '../clock';

/** A hash with the fields `hash` and `policy`, written by the worker that reads the file. */
export const POLICY_KEY = 'helpline:policy';

export interface PolicyFollower {
  redis: Redis;
  clock: Clock;
  /** Told of each policy that comes into force after the first one. */
  onChange: (hash: string) => void;
  /** Redis is away, or what it holds is no policy: the one in force goes on. */
  onError: (error: unknown) => void;
}

export interface FollowedPolicy {
  /** The policy in force; the usual one until the first was heard. */
  current: () => Policy;
  /** Names the policy in force; null until the first was heard. */
  hash: () => string | null;
  /** Asks now instead of at the next round: true when another policy came into force. */
  refresh: () => Promise<boolean>;
  stop: Stop;
}

const EVERY = 2 * SECOND;

/** Follows what is published: it asks for the hash every two seconds and reads the policy when that has changed. */
export function followPolicy({ redis, clock, onChange, onError }: PolicyFollower): FollowedPolicy {
  let policy = DEFAULT_POLICY;
  let hash: string | null = null;

  const refresh = async (): Promise<boolean> => {
    if ((await redis.hget(POLICY_KEY, 'hash')) === hash) return false;
    const [newHash, text] = await redis.hmget(POLICY_KEY, 'hash', 'policy');
    if (!newHash || !text || newHash === hash) return false;
    const first = hash === null;
    policy = { ...DEFAULT_POLICY, ...(JSON.parse(text) as Partial<Policy>) };
    hash = newHash;
    if (!first) onChange(newHash);
    return true;
  };

  const stop = every(clock, EVERY, async () => void (await refresh()), onError);
  return { current: () => policy, hash: () => hash, refresh, stop };
}
