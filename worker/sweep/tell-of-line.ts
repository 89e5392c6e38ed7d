import { accept } from '../../adapters/redis/mailbox';
import { readSweepState, writeSweepState } from '../../adapters/redis/sweep-store';
import type { World } from '../../adapters/world';
import { SECOND } from '../../core/kernel/instant';
import { desk, subjectKey } from '../../core/kernel/subject';

/** Chatwoot that fails for less than this (ms) is told nobody: what is shown is hardly older than usual. */
const FORGIVEN = 45 * SECOND;

/**
 * Tells the desk when Chatwoot cannot be asked any more, with the last moment at which it could, and when it can again.
 * Late webhooks are no such trouble: sweeps are then faster, and what is shown is still true. Errors: Redis away.
 */
export async function tellOfLine(world: World, well: boolean, now: number): Promise<void> {
  const { changedAt, awaySince } = await readSweepState(world.redis);
  if (well && awaySince !== null) {
    await tell(world, null, now);
    await writeSweepState(world.redis, { awaySince: null });
  }
  const lastWell = changedAt ?? now;
  if (!well && awaySince === null && now - lastWell > FORGIVEN) {
    await tell(world, 'chatwoot-away', lastWell);
    await writeSweepState(world.redis, { awaySince: lastWell });
  }
}

async function tell(world: World, trouble: 'chatwoot-away' | null, since: number): Promise<void> {
  const subject = desk(world.accountId);
  const heard = {
    id: `line:${trouble ?? 'well'}:${since}`,
    at: since,
    heardAt: world.clock.now(),
    via: 'ourselves' as const,
  };
  await accept(world.redis, [{ ...heard, kind: 'line-changed', subject, trouble, since }], world.clock.now());
  world.bell.ring(subjectKey(subject));
}
