import { randomUUID } from 'node:crypto';
import { every, type Stop } from '../../adapters/clock';
import { askForSweep } from '../../adapters/redis/sweep-store';
import { hold } from '../../adapters/redis/sole-worker';
import type { World } from '../../adapters/world';
import { MINUTE, SECOND } from '../../core/kernel/instant';
import { tellLine } from '../tell-line';

/** As long as Chatwoot may be away before anybody is told: what is shown is hardly older than usual. */
const FORGIVEN = 45 * SECOND;

/**
 * Notices when Redis was away, and tells it when it is back: from when to when. While it is away nothing can be told, and
 * the doors refuse whatever comes; the sweep finds the words afterwards, but typing and pages of that time were not heard.
 * Of several workers one tells.
 */
export function watchRedis(world: World): Stop {
  const watcher = randomUUID();
  let lastWell = world.clock.now();
  const round = async (): Promise<void> => {
    await world.redis.ping();
    const now = world.clock.now();
    if (now - lastWell > FORGIVEN && (await hold(world.redis, 'helpline:redis-watch', watcher, MINUTE))) {
      world.log.warn({ job: 'watch-redis', ms: now - lastWell }, 'Redis was away');
      await tellLine(world, { trouble: 'redis-away', since: lastWell }, { trouble: null, since: now });
      await askForSweep(world.redis);
    }
    lastWell = now;
  };
  // That it fails is what is watched for; the others say so.
  return every(world.clock, SECOND, round, () => {});
}
