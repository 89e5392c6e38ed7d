import { Worker, type Job } from 'bullmq';
import type { Redis } from 'ioredis';
import { allLanes, queueOf } from './lanes';
import type { EffectJob, WakeJob } from './bell';

/** Ends listening: no new job is begun, and the promise waits for those under way. */
export type StopListening = () => Promise<void>;

/**
 * A job whose worker dies is given to another; BullMQ alone would fail it for good the second time. The jobs are bells,
 * so a lost one costs a second, but a bell that is "failed for good" is noise nobody needs.
 */
const STUBBORN = { maxStalledCount: 10, stalledInterval: 15_000, lockDuration: 30_000 } as const;
const SUBJECTS_AT_ONCE = 16;

/** Listens to the bells of all lanes. `connect` makes a new connection that waits for Redis; they are closed with us. */
export function listen(
  connect: () => Redis,
  hands: {
    wake: (subject: string) => Promise<void>;
    canary: (lane: number) => Promise<void>;
    effect: (job: EffectJob) => Promise<void>;
    onError: (queue: string, error: unknown) => void;
  },
): StopListening {
  const connections: Redis[] = [];
  const worker = <T>(
    kind: 'wake' | 'effect',
    lane: number,
    concurrency: number,
    work: (job: Job<T>) => Promise<void>,
  ) => {
    const { name, prefix } = queueOf(kind, lane);
    const connection = connect();
    connections.push(connection);
    // A job that fails has its error's words written into Redis; these jobs are bells, and fail for nobody.
    const quietly = (job: Job<T>): Promise<void> => work(job).catch((error: unknown) => hands.onError(name, error));
    const made = new Worker<T>(name, quietly, { connection, prefix, concurrency, ...STUBBORN });
    made.on('error', (error) => hands.onError(name, error));
    return made;
  };
  // One whose handling fails holds up none of those that were rung for with it.
  const wakeAll = async (subjects: readonly string[]): Promise<void> => {
    const ended = await Promise.allSettled(subjects.map(hands.wake));
    for (const one of ended) if (one.status === 'rejected') hands.onError('wake', one.reason);
  };
  const workers = allLanes.flatMap((lane) => [
    worker<WakeJob>('wake', lane, 8, async ({ data }) => {
      for (let from = 0; from < data.subjects.length; from += SUBJECTS_AT_ONCE) {
        await wakeAll(data.subjects.slice(from, from + SUBJECTS_AT_ONCE));
      }
      if (data.canary !== undefined) await hands.canary(lane);
    }),
    worker<EffectJob>('effect', lane, 4, ({ data }) => hands.effect(data)),
  ]);
  return async () => {
    await Promise.all(workers.map((one) => one.close()));
    connections.forEach((connection) => connection.disconnect());
  };
}
