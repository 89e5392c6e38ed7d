import type { Redis } from 'ioredis';
import { DateTime } from 'luxon';

/**
 * Waits for a person, as times and counts: which began and go on, and for each hour of the day how long the ended ones of
 * the last weeks took. Ids of messages, so that one heard twice is one; never who waited.
 */
const OPEN = 'helpline:waits:open';
const hourKey = (hour: number): string => `helpline:waits:${hour}`;

/** What waits tell is believed for four weeks; a wait nobody ended is forgotten after a day (ms). */
const LASTS = 28 * 86_400_000;
const OPEN_LASTS = 86_400_000;
/** At one hour of the day no more than so many are kept, the newest. */
const KEPT = 400;

/** One wait: its id, when it began (ms), and how many waited for each person on shift then; null: nobody was, or unknown. */
export type Began = { id: string; since: number; peopleOnShift: number };
export type Ended = { id: string; since: number; waited: number; zone: string };

/** Remembers that a wait goes on, and under which load it began. Told twice it stays as first told. Errors: Redis away. */
export async function waitBegan(redis: Redis, { id, since, peopleOnShift }: Began): Promise<void> {
  await redis.zremrangebyscore(OPEN, '-inf', since - OPEN_LASTS);
  const before = await redis.zcount(OPEN, '-inf', `(${since}`);
  const load = peopleOnShift > 0 ? before / peopleOnShift : null;
  await redis.zadd(OPEN, since, id);
  await redis.set(loadKey(id), load === null ? '' : String(load), 'PX', OPEN_LASTS, 'NX');
  await redis.pexpire(OPEN, OPEN_LASTS);
}

/** Remembers how long it took. Told twice it is one. Errors: Redis away. */
export async function waitEnded(redis: Redis, { id, since, waited, zone }: Ended): Promise<void> {
  const load = await redis.get(loadKey(id));
  const key = hourKey(hourOf(since, zone));
  await redis.zadd(key, since, `${id}:${waited}:${load ?? ''}`);
  await redis.zremrangebyrank(key, 0, -KEPT - 1);
  await redis.pexpire(key, LASTS);
  await redis.zrem(OPEN, id);
}

/** How long waits took that began at this hour of the day within four weeks, and how many wait now. Errors: Redis away. */
export async function seenWaits(redis: Redis, now: number, zone: string) {
  const [members, waiting] = await Promise.all([
    redis.zrangebyscore(hourKey(hourOf(now, zone)), now - LASTS, '+inf'),
    redis.zcount(OPEN, now - OPEN_LASTS, '+inf'),
  ]);
  return { seen: members.map(readMember), waiting };
}

function readMember(member: string): { waited: number; load: number | null } {
  const [load = '', waited = '0'] = member.split(':').reverse();
  return { waited: Number(waited), load: load === '' ? null : Number(load) };
}

const loadKey = (id: string): string => `helpline:waits:load:${id}`;
const hourOf = (at: number, zone: string): number => DateTime.fromMillis(at, { zone }).hour;
