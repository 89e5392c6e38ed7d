import type { RecordWaitEffect } from '../../core/kernel/effect';
import { onShift } from '../../core/kernel/shifts';
import { waitBegan, waitEnded } from '../../adapters/redis/wait-store';
import type { Claim, Outcome } from '../../adapters/sending/outcome';
import type { World } from '../../adapters/world';

/** Keeps when a wait began and under which load, or how long it took. Errors: Redis away. */
export async function recordWait(world: World, { subject, effect }: Claim<RecordWaitEffect>): Promise<Outcome> {
  const { since, waited, messageId } = effect;
  const id = `${subject}.m${messageId}`;
  const policy = world.policy();
  if (waited === null) await waitBegan(world.redis, { id, since, peopleOnShift: onShift(policy, since).length });
  else await waitEnded(world.redis, { id, since, waited, zone: policy.zone });
  return { kind: 'done' };
}
