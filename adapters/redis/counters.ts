import type { Redis } from 'ioredis';

/** Counts something by a name of a closed set; names never hold an id, a person or a word. */
export type Count = (name: CounterName, by?: number) => void;

export type CounterName =
  | `webhook_${'kept' | 'repeated' | 'ignored' | 'unsigned' | 'forged' | 'stale' | 'too_large' | 'not_json' | 'odd' | 'redis_away' | 'failed'}`
  | `beat_${'renewed' | 'changed' | 'held' | 'wrong_origin' | 'too_many' | 'odd' | 'stale' | 'forget' | 'redis_away' | 'failed'}`
  | `cable_${'kept' | 'repeated' | 'odd' | 'redis_away' | 'connected' | 'lost'}`
  | `effect_${string}_${'done' | 'expired' | 'withdrawn' | 'superseded' | 'refused' | 'again' | 'unknown' | 'recovered' | 'given_to_person' | 'busy'}`
  | `verdict_${'shown' | 'disproved'}_${'there' | 'gone' | 'neither'}`
  | `verdict_${'shown' | 'disproved'}_${'there' | 'gone'}_${string}`
  | `held_back_${string}`
  | `panel_${'read' | 'command' | 'proven' | 'refused' | 'failed'}`
  | `panel_code_${'typed' | 'unknown'}`
  | `panel_said_${string}`
  | `line_${'served' | 'old_served' | 'unknown' | 'odd'}`
  | `line_missing_${'reply_box' | 'editor' | 'send_button'}`
  | `page_reply_${'kept' | 'unknown' | 'unmatched'}`
  | 'twilio_forged'
  | 'attributes_touched'
  | 'subject_handled'
  | 'subject_contended'
  | 'subject_failed'
  | 'event_parked'
  | 'sweep_requests'
  | 'sweep_rounds'
  | 'sweep_failed'
  | 'sweep_found_unannounced';

const KEY = 'helpline:counters';

/** Counters that are added up in memory and written by {@link Counters.flush}: one Redis call a second, not one a count. */
export type Counters = { count: Count; flush: () => Promise<void> };

/** `redis` fails at once when it is away; what could not be written then is written the next time. */
export function createCounters(redis: Redis): Counters {
  let pending = new Map<string, number>();
  return {
    count(name, by = 1) {
      pending.set(name, (pending.get(name) ?? 0) + by);
    },
    async flush() {
      if (pending.size === 0) return;
      const writing = pending;
      pending = new Map();
      try {
        const pipeline = redis.pipeline();
        for (const [name, by] of writing) pipeline.hincrby(KEY, name, by);
        await pipeline.exec();
      } catch (error) {
        for (const [name, by] of writing) pending.set(name, (pending.get(name) ?? 0) + by);
        throw error;
      }
    },
  };
}

/** All counters of all processes, by name. */
export async function readCounters(redis: Redis): Promise<Readonly<Record<string, number>>> {
  const all = await redis.hgetall(KEY);
  return Object.fromEntries(Object.entries(all).map(([name, value]) => [name, Number(value)]));
}
