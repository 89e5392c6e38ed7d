import type { Redis } from 'ioredis';
import { allShards, shardKeys } from './keys';

/** What stands waiting over all shards; counts and ages only. */
export type Backlog = {
  subjects_waiting: number;
  subjects_open: number;
  alarms_pending: number;
  alarms_overdue: number;
  effects_pending: number;
  effects_overdue: number;
  events_parked: number;
};

/** Counts the backlog at `now` (ms). Errors: Redis away. */
export async function backlog(redis: Redis, now: number): Promise<Backlog> {
  const shards = await Promise.all(
    allShards.map(async (shard) => {
      const keys = shardKeys(shard);
      const [waiting, open, alarms, alarmsDue, todo, todoDue, parked] = await Promise.all([
        redis.zcard(keys.waiting),
        redis.zcard(keys.open),
        redis.zcard(keys.alarms),
        redis.zcount(keys.alarms, '-inf', now),
        redis.zcard(keys.todo),
        redis.zcount(keys.todo, '-inf', now),
        redis.hlen(keys.parked),
      ]);
      return { waiting, open, alarms, alarmsDue, todo, todoDue, parked };
    }),
  );
  const sum = (of: keyof (typeof shards)[number]): number => shards.reduce((total, shard) => total + shard[of], 0);
  return {
    subjects_waiting: sum('waiting'),
    subjects_open: sum('open'),
    alarms_pending: sum('alarms'),
    alarms_overdue: sum('alarmsDue'),
    effects_pending: sum('todo'),
    effects_overdue: sum('todoDue'),
    events_parked: sum('parked'),
  };
}
