import type { Drain } from '../../adapters/drain';
import { hasMail } from '../../adapters/redis/facts-store';
import type { World } from '../../adapters/world';

/** How long (real ms) the worker is waited for, and how often it is looked. */
const PATIENCE = 3_000;
const LOOK_EVERY = 15;

/** Mail is handled by the worker alone: it is rung for, and waited for a moment. */
export const askWorker =
  (world: World): Drain =>
  async (subject) => {
    const end = world.clock.ticks() + PATIENCE;
    if (await hasMail(world.redis, subject)) world.bell.ring(subject);
    while ((await hasMail(world.redis, subject)) && world.clock.ticks() < end) await world.clock.sleep(LOOK_EVERY);
  };
