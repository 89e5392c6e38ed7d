import { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import type { Opened } from '../redis/facts-store';
import { allLanes, laneOf, queueOf } from './lanes';

/** One job of a wake queue: subjects with something to look at. `canary` is the moment (ms) it was rung to be timed. */
export type WakeJob = { subjects: readonly string[]; canary?: number };
/** One job of an effect queue. */
export type EffectJob = { subject: string; intent: string };

/** What works in this process. */
export type HandsHere = {
  wake: (subject: string, opened?: Opened) => void;
  effect: (job: EffectJob) => void;
};

/** Rings for subjects and effects. A lost or doubled bell does no harm: the sorted sets in Redis are the truth. */
export type Bell = {
  /** Whoever works in this very process is rung for without a queue between; null: nobody does any more. */
  answerHere(hands: HandsHere | null): void;
  /** Whether {@link Bell.ring} reaches somebody without a queue between: then they take what was `opened` with the bell. */
  worksHere(): boolean;
  ring(subject: string, opened?: Opened | null): void;
  ringEffect(job: EffectJob): void;
  /** Rings through every lane, so that the whole path can be timed. Errors: Redis away. */
  ringCanary(subject: string, now: number): Promise<void>;
  close(): Promise<void>;
};

const FORGET = { removeOnComplete: true, removeOnFail: true, attempts: 1 } as const;

type Queues = { wake: readonly Queue<WakeJob>[]; effect: readonly Queue<EffectJob>[] };

/**
 * `redis` is a connection that fails at once when Redis is away; the caller closes it. The queues are made when Redis is
 * first there: BullMQ asks it something as it is made, and a queue that got no answer then is of no use ever after.
 */
export function createBell(redis: Redis): Bell {
  let queues: Queues | null = null;
  const make = (): void => {
    queues ??= {
      wake: allLanes.map((lane) => queue(redis, 'wake', lane)),
      effect: allLanes.map((lane) => queue(redis, 'effect', lane)),
    };
  };
  if (redis.status === 'ready') make();
  else redis.once('ready', make);
  let here: HandsHere | null = null;
  const gathered = allLanes.map(() => new Set<string>());
  const underWay = new Set<Promise<unknown>>();

  const send = (adding: Promise<unknown> | undefined): void => {
    if (!adding) return;
    const ended: Promise<unknown> = adding.catch(() => {}).finally(() => underWay.delete(ended));
    underWay.add(ended);
  };
  const flush = (lane: number): void => {
    const subjects = [...(gathered[lane] ?? [])];
    gathered[lane]?.clear();
    if (subjects.length > 0) send(queues?.wake[lane]?.add('wake', { subjects }, FORGET));
  };

  return {
    answerHere(hands) {
      here = hands;
    },
    worksHere: () => here !== null,
    ring(subject, opened) {
      if (here) return here.wake(subject, opened ?? undefined);
      const lane = laneOf(subject);
      const waiting = gathered[lane];
      // Bells of one turn of the event loop go into one job: a burst of webhooks costs a job a lane, not a job each.
      if (waiting?.size === 0) setImmediate(() => flush(lane));
      waiting?.add(subject);
    },
    ringEffect(job) {
      if (here) return here.effect(job);
      send(queues?.effect[laneOf(job.subject)]?.add('effect', job, FORGET));
    },
    async ringCanary(subject, now) {
      if (!queues) throw new Error('Redis was never there: no queue to let a canary into');
      await Promise.all(queues.wake.map((lane) => lane.add('wake', { subjects: [subject], canary: now }, FORGET)));
    },
    async close() {
      redis.off('ready', make);
      allLanes.forEach(flush);
      await Promise.all(underWay);
      await Promise.all([...(queues?.wake ?? []), ...(queues?.effect ?? [])].map((one) => one.close()));
    },
  };
}

function queue<T>(redis: Redis, kind: 'wake' | 'effect', lane: number): Queue<T> {
  const { name, prefix } = queueOf(kind, lane);
  const made = new Queue<T>(name, { connection: redis, prefix, skipWaitingForReady: true, skipMetasUpdate: true });
  // What cannot be rung is rung again within a second, from the sorted sets.
  made.on('error', () => {});
  return made;
}
