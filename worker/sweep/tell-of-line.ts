import { readSweepState, writeSweepState } from '../../adapters/redis/sweep-store';
import type { World } from '../../adapters/world';
import { SECOND } from '../../core/kernel/instant';
import { tellLine } from '../tell-line';

/** Chatwoot that fails for less than this (ms) is told nobody: what is shown is hardly older than usual. */
const FORGIVEN = 45 * SECOND;

/**
 * Tells the desk when Chatwoot cannot be asked any more, with the last moment at which it could, and when it can again.
 * Late webhooks are no such trouble: sweeps are then faster, and what is shown is still true. Errors: Redis away.
 */
export async function tellOfLine(world: World, well: boolean, now: number): Promise<void> {
  const { changedAt, awaySince } = await readSweepState(world.redis);
  if (well && awaySince !== null) {
    await tellLine(world, { trouble: null, since: now });
    await writeSweepState(world.redis, { awaySince: null });
  }
  const lastWell = changedAt ?? now;
  if (!well && awaySince === null && now - lastWell > FORGIVEN) {
    await tellLine(world, { trouble: 'chatwoot-away', since: lastWell });
    await writeSweepState(world.redis, { awaySince: lastWell });
  }
}
