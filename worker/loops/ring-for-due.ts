import { every, type Stop } from '../../adapters/clock';
import { due } from '../../adapters/redis/due';
import { allShards } from '../../adapters/redis/keys';
import type { World } from '../../adapters/world';
import { SECOND } from '../../core/kernel/instant';

/** The shards are asked in so many parts, one after the other: all at once would keep Redis from others for a moment. */
const PARTS = 4;

/** All alarms of a moment rung at once would keep webhooks waiting for as long as all of them take: 500 a second is enough. */
const RUNG_AT_ONCE = 5;
const A_MOMENT = 10;

/**
 * Rings, within a second, for every alarm, mail and effect that is due. The sorted sets are the truth; this is why a lost
 * bell costs a second or two and why nothing has to be armed again after a restart. When Redis is away the next round
 * tries again.
 */
export function startRinging(world: World, failed: (error: unknown) => void): Stop {
  let round = 0;
  return every(
    world.clock,
    SECOND / PARTS,
    async (signal) => {
      const part = round % PARTS;
      round += 1;
      const shards = allShards.filter((shard) => shard % PARTS === part);
      const { subjects, effects } = await due(world.redis, world.clock.now(), shards);
      for (const [i, subject] of subjects.entries()) {
        if (i > 0 && i % RUNG_AT_ONCE === 0) await world.clock.sleep(A_MOMENT, signal);
        world.bell.ring(subject);
      }
      for (const effect of effects) world.bell.ringEffect(effect);
    },
    failed,
  );
}
