import type { CountEffect } from '../../core/kernel/effect';
import { weekOf } from '../../core/kernel/instant';
import { countInWeek } from '../../adapters/redis/meter-store';
import type { Claim, Outcome } from '../../adapters/sending/outcome';
import type { World } from '../../adapters/world';

/** Counts a verdict that was shown or disproved: in all, and in its week by kind and by the source to blame. Errors: Redis away. */
export async function count(
  world: Pick<World, 'redis' | 'clock' | 'policy' | 'count'>,
  { effect }: Pick<Claim<CountEffect>, 'effect'>,
): Promise<Outcome> {
  const { counts, stance, verdict = 'unknown', source = 'none', shownAt } = effect;
  if (stance !== 'neither') {
    const week = weekOf(shownAt ?? world.clock.now(), world.policy().zone);
    await countInWeek(world.redis, week, { counts, stance, verdict, source });
    world.count(`verdict_${counts}_${stance}_${verdict}_${source}`);
  }
  world.count(`verdict_${counts}_${stance}`);
  return { kind: 'done' };
}
