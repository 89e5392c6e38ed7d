import type { Redis } from 'ioredis';

/**
 * That Chatwoot itself said, a moment ago, that this agent may see this. `scope`: a conversation's id, or "desk". A cache
 * that may be lost: then the page proves it again.
 */
export type Proof = { agentId: number; scope: string };

/** The page proves itself every minute; whoever Chatwoot does not confirm is out a moment after that. */
const HOLDS_SECONDS = 80;

const keyOf = ({ agentId, scope }: Proof): string => `helpline:panel:${agentId}:${scope}`;

/** Errors, of all of these: Redis away. */
export async function keepProof(redis: Redis, proof: Proof): Promise<void> {
  await redis.set(keyOf(proof), '1', 'EX', HOLDS_SECONDS);
}

/** Chatwoot could not be asked: what it said before holds on, if it still held. */
export async function stretchProof(redis: Redis, proof: Proof): Promise<void> {
  await redis.expire(keyOf(proof), HOLDS_SECONDS);
}

/** Chatwoot said no: every bearer of theirs for this is worth nothing from now on. */
export async function dropProof(redis: Redis, proof: Proof): Promise<void> {
  await redis.del(keyOf(proof));
}

export async function isProven(redis: Redis, proof: Proof): Promise<boolean> {
  return (await redis.exists(keyOf(proof))) === 1;
}

/** Which of these hold, in one call. */
export async function areProven(redis: Redis, proofs: readonly Proof[]): Promise<readonly boolean[]> {
  if (proofs.length === 0) return [];
  const pipeline = redis.pipeline();
  for (const proof of proofs) pipeline.exists(keyOf(proof));
  const answers = (await pipeline.exec()) ?? [];
  return answers.map(([error, found]) => {
    if (error) throw error;
    return found === 1;
  });
}
