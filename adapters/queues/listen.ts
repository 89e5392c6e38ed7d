import { Worker, type Job } from 'bullmq';
import type { Redis } from 'ioredis';
import { mayWait } from '../../core/kernel/effect';
import type { Opened } from '../redis/facts-store';
import { allLanes, queueOf } from './lanes';
import type { Bell, EffectJob, WakeJob } from './bell';
import { createTurns } from './turns';

/** Ends listening: no new job is begun, and the promise waits for those under way. */
export type StopListening = () => Promise<void>;

/**
 * A job whose worker dies is given to another; BullMQ alone would fail it for good the second time. The jobs are bells,
 * so a lost one costs a second, but a bell that is "failed for good" is noise nobody needs.
 */
const STUBBORN = { maxStalledCount: 10, stalledInterval: 15_000, lockDuration: 30_000 } as const;
/** So many subjects are handled at once: what they write goes to the disk together. */
const SUBJECTS_AT_ONCE = 128;
/** So many effects are done at once. Each may wait for Chatwoot. */
const EFFECTS_AT_ONCE = 16;
/** Of these each holds its place until it has its turn: the sidebar is written once or twice a second, over all of them. */
const LATER_AT_ONCE = 16;

const keyOf = ({ subject, intent }: EffectJob): string => `${subject}|${intent}`;

function jobOf(key: string): EffectJob {
  const cut = key.indexOf('|');
  return { subject: key.slice(0, cut), intent: key.slice(cut + 1) };
}

/**
 * Listens to the bells of all lanes, and, where a `bell` is given, to this process's own without a queue between. `connect`
 * makes a new connection that waits for Redis; they are closed with us.
 */
export function listen(
  bell: Pick<Bell, 'answerHere'> | null,
  connect: () => Redis,
  hands: {
    wake: (subject: string, opened: Opened | undefined) => Promise<void>;
    canary: (lane: number) => Promise<void>;
    effect: (job: EffectJob) => Promise<void>;
    /** Does one that may wait, and waits for its turn. */
    later: (job: EffectJob) => Promise<void>;
    onError: (queue: string, error: unknown) => void;
  },
): StopListening {
  const connections: Redis[] = [];
  const failedEffect = (error: unknown): void => hands.onError('effect', error);
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
  const subjects = createTurns<Opened>(hands.wake, SUBJECTS_AT_ONCE, (error) => hands.onError('wake', error));
  const effects = createTurns((key) => hands.effect(jobOf(key)), EFFECTS_AT_ONCE, failedEffect);
  const later = createTurns((key) => hands.later(jobOf(key)), LATER_AT_ONCE, failedEffect);
  /** Resolves when it was done, or at once when it may wait: it is in Redis, and is rung for again if we end before. */
  const take = async (job: EffectJob): Promise<void> => {
    if (mayWait(job.intent)) void later.take(keyOf(job));
    else await effects.take(keyOf(job));
  };
  bell?.answerHere({ wake: (subject, opened) => void subjects.take(subject, opened), effect: (job) => void take(job) });
  const workers = allLanes.flatMap((lane) => [
    worker<WakeJob>('wake', lane, 8, async ({ data }) => {
      await Promise.all(data.subjects.map((subject) => subjects.take(subject)));
      if (data.canary !== undefined) await hands.canary(lane);
    }),
    worker<EffectJob>('effect', lane, 4, ({ data }) => take(data)),
  ]);
  return async () => {
    bell?.answerHere(null);
    await Promise.all([subjects.stop(), effects.stop(), later.stop(), ...workers.map((one) => one.close())]);
    connections.forEach((connection) => connection.disconnect());
  };
}
