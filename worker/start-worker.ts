import type { Redis } from 'ioredis';
import { endOfMany, every } from '../adapters/clock';
import { listen } from '../adapters/queues/listen';
import type { Counters } from '../adapters/redis/counters';
import type { World } from '../adapters/world';
import { handleSubject } from './handle-subject';
import { startCanary, type Dead } from './loops/canary';
import { startPreflight } from './loops/preflight';
import { followCable } from './loops/follow-cable';
import { startReadingCredits } from './loops/read-credits';
import { startReadingPeople } from './loops/read-people';
import { startRinging } from './loops/ring-for-due';
import { watchRedis } from './loops/watch-redis';
import { startSweeping } from './sweep/start-sweeping';
import { perform } from './perform';
import { performInTurn } from './perform-in-turn';

export type WorkerProcess = {
  /** Begins nothing new, ends what is under way, and resolves. What was not finished is still in Redis. */
  stop: () => Promise<void>;
};

const SECOND = 1_000;

/**
 * Starts the hands: listens to the bells, rings for what is due, sweeps, and times itself. `onDead` is called when the
 * canary does not come through: the process should then exit, for its supervisor to start it anew. `rungHere`: bells of this
 * process go to its own worker without a queue between.
 */
export function startWorker(
  world: World,
  counters: Counters,
  connect: () => Redis,
  onDead: Dead,
  { rungHere = false } = {},
): WorkerProcess {
  const ending = endOfMany();
  const canary = startCanary(world, onDead);
  const silence = listen(rungHere ? world.bell : null, connect, {
    wake: (subject, opened) => handleSubject(world, subject, opened),
    canary: canary.came,
    effect: async (job) => void (await perform(world, job)),
    later: (job) => performInTurn(world, job, ending.signal),
    onError: (queue, error) => world.log.warn({ queue, error }, 'a queue is in trouble'),
  });
  const trouble = (job: string) => (error: unknown) => world.log.warn({ job, error }, 'a loop failed and goes on');
  const loops = [
    startRinging(world, trouble('ring-for-due')),
    every(world.clock, SECOND, () => counters.flush(), trouble('counters')),
    canary.stop,
    followCable(world),
    watchRedis(world),
    startSweeping(world),
    startPreflight(world),
    startReadingCredits(world),
    startReadingPeople(world),
  ];
  return {
    async stop() {
      ending.abort();
      await Promise.all([silence(), ...loops.map((stop) => stop())]);
      await counters.flush().catch(() => {});
    },
  };
}
