import type { Redis } from 'ioredis';
import { hold, letGo } from './sole-worker';

/** What a sweep saw of a conversation the last time: Chatwoot's version of it, its newest message, its dot. */
export type Swept = { version: number; messageId: number; online: boolean };

const SEEN = 'helpline:swept';
const STATE = 'helpline:sweep';
const LOCK = 'helpline:sweep-lock';
const LATE = 'helpline:webhooks-late';
const SOON = 'helpline:sweep-soon';
/** Forgotten after a day without a sweep: then everything is looked at anew, which is only slower. */
const KEPT_SECONDS = 86_400;
/** A sweeper that dies is replaced after this long (ms). */
const LOCK_MS = 30_000;
/** Webhooks that came late once are expected late for this long (ms). */
const LATE_MS = 60_000;

/** Whether this sweeper may sweep: never two at once. Taking it again makes it last longer. */
export async function holdSweep(redis: Redis, sweeper: string): Promise<boolean> {
  return hold(redis, LOCK, sweeper, LOCK_MS);
}

export const letGoOfSweep = (redis: Redis, sweeper: string): Promise<void> => letGo(redis, LOCK, sweeper);

/** Asks for a sweep at the next second, whoever sweeps: something was not heard that a sweep would find. */
export async function askForSweep(redis: Redis): Promise<void> {
  await redis.set(SOON, '1', 'EX', 60);
}

/** Whether anybody asked; asked for once, it is answered once. */
export async function takeSweepRequest(redis: Redis): Promise<boolean> {
  return (await redis.del(SOON)) === 1;
}

export async function readSwept(redis: Redis, conversationIds: readonly number[]): Promise<ReadonlyMap<number, Swept>> {
  if (conversationIds.length === 0) return new Map();
  const values = await redis.hmget(SEEN, ...conversationIds.map(String));
  const pairs = values.flatMap((value, i): [number, Swept][] => {
    const [version, messageId, online] = (value ?? '').split(';');
    if (online === undefined) return [];
    return [
      [
        conversationIds[i] as number,
        { version: Number(version), messageId: Number(messageId), online: online === '1' },
      ],
    ];
  });
  return new Map(pairs);
}

export async function writeSwept(redis: Redis, conversationId: number, swept: Swept): Promise<void> {
  await redis.hset(SEEN, String(conversationId), `${swept.version};${swept.messageId};${swept.online ? 1 : 0}`);
  await redis.expire(SEEN, KEPT_SECONDS);
}

/** Should a list have this conversation again, it is looked at as if for the first time. Errors: Redis away. */
export async function forgetSwept(redis: Redis, conversationId: number): Promise<void> {
  await redis.hdel(SEEN, String(conversationId));
}

/**
 * When a sweep last began that found everything (ms), and when all open conversations were last paged through; since when
 * none has found everything, and since when that is told as trouble.
 */
export type SweepState = Record<(typeof STATE_FIELDS)[number], number | null>;
const STATE_FIELDS = ['changedAt', 'openAt', 'failingSince', 'awaySince'] as const;

export async function readSweepState(redis: Redis): Promise<SweepState> {
  const [changedAt, openAt, failingSince, awaySince] = await redis.hmget(STATE, ...STATE_FIELDS);
  const number = (value: string | null | undefined): number | null => (value ? Number(value) : null);
  return {
    changedAt: number(changedAt),
    openAt: number(openAt),
    failingSince: number(failingSince),
    awaySince: number(awaySince),
  };
}

export async function writeSweepState(redis: Redis, state: Partial<SweepState>): Promise<void> {
  for (const [name, value] of Object.entries(state)) {
    if (value === null) await redis.hdel(STATE, name);
    else await redis.hset(STATE, name, String(value));
  }
  await redis.expire(STATE, KEPT_SECONDS);
}

/** Remembers for a minute that webhooks come this late (ms), or not at all. */
export async function webhooksAreLate(redis: Redis, ms: number): Promise<void> {
  await redis.set(LATE, String(Math.round(ms)), 'PX', LATE_MS);
}

/** How late webhooks were within the last minute (ms); 0 when they were not. */
export async function webhookLateness(redis: Redis): Promise<number> {
  return Number((await redis.get(LATE)) ?? 0);
}
