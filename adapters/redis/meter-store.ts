import type { Redis } from 'ioredis';
import type { MeterCount } from '../../core/connection/meter-sentence';
import { weekBegan, weekOf, type Instant } from '../../core/kernel/instant';

/** A year, in seconds. */
const KEPT = 366 * 86_400;

const keyOf = (week: string): string => `helpline:meter:${week}`;

/** Counts one statement in the week it was shown in ("2026-W48"). Errors: Redis away. */
export async function countInWeek(redis: Redis, week: string, one: Omit<MeterCount, 'times'>): Promise<void> {
  const field = [one.counts, one.stance, one.verdict, one.source].join(':');
  await redis.pipeline().hincrby(keyOf(week), field, 1).expire(keyOf(week), KEPT).exec();
}

/** What was counted in this week; empty when nothing was, or Redis was emptied since. Errors: Redis away. */
export async function readWeek(redis: Redis, week: string): Promise<readonly MeterCount[]> {
  const all = await redis.hgetall(keyOf(week));
  return Object.entries(all).map(([field, times]) => {
    const [counts = '', stance = '', verdict = '', source = ''] = field.split(':');
    return { counts, stance, verdict, source, times: Number(times) } as MeterCount;
  });
}

/** This week and those before it, the newest first, each with the moment it began. Errors: Redis away. */
export async function readWeeks(
  redis: Redis,
  now: Instant,
  weeks: number,
  zone: string,
): Promise<readonly { began: Instant; counts: readonly MeterCount[] }[]> {
  const begins: Instant[] = [];
  for (let at = now; begins.length < weeks; at = weekBegan(at, zone) - 1) begins.push(weekBegan(at, zone));
  return Promise.all(begins.map(async (began) => ({ began, counts: await readWeek(redis, weekOf(began, zone)) })));
}
