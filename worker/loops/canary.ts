import { every, type Stop } from '../../adapters/clock';
import { allLanes } from '../../adapters/queues/lanes';
import { cameThrough, forgetCanaries, letIn, missing } from '../../adapters/redis/canary-store';
import { accept } from '../../adapters/redis/mailbox';
import type { World } from '../../adapters/world';
import { desk, subjectKey } from '../../core/kernel/subject';

/** Called when the road is dead although Redis answers; these lanes did not bring their canary for so long (ms). */
export type Dead = (lanes: readonly number[], lateMs: number) => void;

/** How often a canary is let in, and how late it may come through, in ms. */
const EVERY = 10_000;
const LATEST = 15_000;

/**
 * Times the real path: an event into the desk's mailbox and a bell through every lane, every 10 s. A queue library may
 * say that it runs when it does not; only what comes through proves that it does. While Redis is away nothing is judged:
 * starting anew would not bring it back.
 */
export function startCanary(world: World, onDead: Dead): { came: (lane: number) => Promise<void>; stop: Stop } {
  let clean = false;
  const round = async (): Promise<void> => {
    if (!clean) await forgetCanaries(world.redis);
    clean = true;
    const late = (await missing(world.redis)).filter(({ ms }) => ms > LATEST);
    if (late.length > 0) {
      return onDead(
        late.map(({ lane }) => lane),
        Math.max(...late.map(({ ms }) => ms)),
      );
    }
    const subject = desk(world.accountId);
    const now = world.clock.now();
    const heard = { id: `canary:${now}`, at: now, heardAt: now, via: 'ourselves' as const };
    await accept(world.redis, [{ ...heard, kind: 'canary', subject }], now);
    await letIn(world.redis, allLanes);
    await world.bell.ringCanary(subjectKey(subject), now);
  };
  const stop = every(world.clock, EVERY, round, (error) => {
    clean = false;
    world.log.warn({ job: 'canary', error }, 'no canary could be let in');
  });
  return { came: (lane) => cameThrough(world.redis, lane), stop };
}
