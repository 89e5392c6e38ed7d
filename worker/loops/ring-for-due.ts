import { due } from '../../adapters/redis/due';
import type { World } from '../../adapters/world';

/**
 * Rings for every alarm, mail and effect that is due. The sorted sets are the truth; this is why a lost bell costs a
 * second or two and why nothing has to be armed again after a restart. Errors: Redis away; the next second tries again.
 */
export async function ringForDue(world: World): Promise<void> {
  const { subjects, effects } = await due(world.redis, world.clock.now());
  for (const subject of subjects) world.bell.ring(subject);
  for (const effect of effects) world.bell.ringEffect(effect);
}
