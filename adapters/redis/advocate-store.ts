import type { Redis } from 'ioredis';
import { MINUTE, SECOND, type Duration, type Instant } from '../../core/kernel/instant';

/**
 * Whose screens give signs of life, over all processes. A cache that may be lost: then a loss is not noticed until the next
 * sign. Ids and times only.
 */
const HERE = 'helpline:{advocates}:here';
const SIGNS = 'helpline:{advocates}:signs';
const LOST = 'helpline:{advocates}:lost';

/** A stream that ended without a goodbye is begun again within seconds, unless the line is gone (B2.18). */
const WITHOUT_STREAM: Duration = MINUTE;

/** One that was ended because its page had not proven itself for longer than a minute is begun again at once, or not at all. */
const WITHOUT_PROOF: Duration = 20 * SECOND;

/** A stream of theirs was opened. Errors, of all of these: Redis away. */
export async function advocateCame(redis: Redis, agentId: number, now: Instant): Promise<void> {
  await Promise.all([advocateSigned(redis, agentId, now), advocatesStay(redis, [agentId], now)]);
}

/** Something came from a page of theirs: it proved itself, or its stream was closed from there. */
export async function advocateSigned(redis: Redis, agentId: number, now: Instant): Promise<void> {
  await redis.hset(SIGNS, String(agentId), String(now));
}

/** A stream of each of them is open, and its page proves itself. */
export async function advocatesStay(redis: Redis, agentIds: readonly number[], now: Instant): Promise<void> {
  if (agentIds.length > 0) await redis.zadd(HERE, ...agentIds.flatMap((id) => [now + WITHOUT_STREAM, String(id)]));
}

/** The stream of each was ended by us: its page has given no sign for too long. */
export async function advocatesFellSilent(redis: Redis, agentIds: readonly number[], now: Instant): Promise<void> {
  const until = agentIds.flatMap((id) => [now + WITHOUT_PROOF, String(id)]);
  if (until.length > 0) await redis.zadd(HERE, 'XX', 'LT', ...until);
}

/** They closed it themselves, or went elsewhere in Chatwoot. */
export async function advocateSaidGoodbye(redis: Redis, agentId: number): Promise<void> {
  await redis.zrem(HERE, String(agentId));
}

/** Whose time is up, with their last sign (ms). They stand there until {@link keepLost}. */
export async function advocatesLost(redis: Redis, now: Instant): Promise<readonly Lost[]> {
  const agents = await redis.zrangebyscore(HERE, '-inf', now);
  if (agents.length === 0) return [];
  const signs = await redis.hmget(SIGNS, ...agents);
  return agents.map((agent, i) => ({ agentId: Number(agent), since: Number(signs[i] ?? now) }));
}

export type Lost = { agentId: number; since: Instant };

/** That their line is lost was told. False: they came back meanwhile, and that is to be told too. */
export async function keepLost(redis: Redis, { agentId, since }: Lost, now: Instant): Promise<boolean> {
  await redis.hset(LOST, String(agentId), String(since));
  const until = await redis.zscore(HERE, String(agentId));
  if (until !== null && Number(until) > now) return false;
  await redis.zrem(HERE, String(agentId));
  return true;
}

/** Since when their line had been lost, if that was told; it stands until {@link keepBack}. */
export async function wasLostSince(redis: Redis, agentId: number): Promise<Instant | null> {
  const since = await redis.hget(LOST, String(agentId));
  return since === null ? null : Number(since);
}

export async function keepBack(redis: Redis, agentId: number): Promise<void> {
  await redis.hdel(LOST, String(agentId));
}
