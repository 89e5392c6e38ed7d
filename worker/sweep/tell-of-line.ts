import { readSweepState, writeSweepState } from '../../adapters/redis/sweep-store';
import type { World } from '../../adapters/world';
import { SECOND } from '../../core/kernel/instant';
import { tellLine } from '../tell-line';

/** Chatwoot that fails for less than this (ms) is told nobody: what is shown is hardly older than usual. */
const FORGIVEN = 45 * SECOND;

/**
 * Tells the desk when Chatwoot cannot be asked any more, with the last moment at which it could, and when it can again.
 * Where it never could, as at a first start or after our own memory was lost, that moment is when it first could not.
 * Late webhooks are no such trouble: sweeps are then faster, and what is shown is still true. Errors: Redis away.
 */
export async function tellOfLine(world: World, well: boolean, now: number): Promise<void> {
  const { changedAt, failingSince, awaySince } = await readSweepState(world.redis);
  if (well) {
    if (awaySince !== null) await tellLine(world, { trouble: null, since: now });
    const wasWell = awaySince === null && failingSince === null;
    if (!wasWell) await writeSweepState(world.redis, { awaySince: null, failingSince: null });
    return;
  }
  // Written each time: a trouble of days would else be forgotten, and its end told to nobody.
  await writeSweepState(world.redis, { failingSince: failingSince ?? now });
  const lastWell = changedAt ?? failingSince ?? now;
  if (awaySince === null && now - lastWell > FORGIVEN) {
    await tellLine(world, { trouble: 'chatwoot-away', since: lastWell });
    await writeSweepState(world.redis, { awaySince: lastWell });
  }
}
