import type { Redis } from 'ioredis';
import type { Policy } from '../../core/kernel/policy';
import type { Clock } from '../clock';
import { followPolicy } from './follow-policy';

/** The policy of the helpline that is running, once; the usual one where none was published yet. Errors: Redis away. */
export async function policyInForce(redis: Redis, clock: Clock): Promise<Policy> {
  const policy = followPolicy({ redis, clock, onChange: () => {}, onError: () => {} });
  await policy.refresh();
  await policy.stop();
  return policy.current();
}
