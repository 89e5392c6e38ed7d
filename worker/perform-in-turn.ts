import type { EffectJob } from '../adapters/queues/bell';
import type { World } from '../adapters/world';
import { SECOND } from '../core/kernel/instant';
import { perform } from './perform';

/** Longer than this nobody holds a place for it: Redis knows when it is due. Turns are a second apart. */
const LONGEST_REST = 20 * SECOND;
/** A timer may go off a moment before the clock says so. */
const A_MOMENT = 5;

/**
 * Does an intent that may wait, and holds its place in the line until it has its turn: a thousand that each ask again
 * would keep Redis from those that cannot wait. Errors: Redis away; the bell rings again.
 */
export async function performInTurn(world: World, job: EffectJob, ending: AbortSignal): Promise<void> {
  while (!ending.aborted) {
    const outcome = await perform(world, job);
    if (outcome?.kind !== 'again' || outcome.afterMs === null || outcome.afterMs > LONGEST_REST) return;
    await world.clock.sleep(outcome.afterMs + A_MOMENT, ending);
  }
}
