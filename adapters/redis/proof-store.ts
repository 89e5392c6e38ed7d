import type { Redis } from 'ioredis';

/** A proof is a note written to see whether its webhook comes through the door; it is waited for within a minute. */
const keyOf = (proof: string): string => `helpline:proof:${proof}`;
const KEPT_SECONDS = 600;

/** Writes down that the signed webhook of this note came. Errors: Redis away. */
export async function proofCame(redis: Redis, proof: string): Promise<void> {
  await redis.set(keyOf(proof), '1', 'EX', KEPT_SECONDS);
}

export async function hasProofCome(redis: Redis, proof: string): Promise<boolean> {
  return (await redis.exists(keyOf(proof))) === 1;
}
