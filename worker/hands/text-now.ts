import { expectedWait } from '../../core/auto-response/expected-wait';
import { autoResponseText } from '../../core/auto-response/words';
import type { TextToClientEffect } from '../../core/kernel/effect';
import { onShift } from '../../core/kernel/shifts';
import { seenWaits } from '../../adapters/redis/wait-store';
import type { World } from '../../adapters/world';

/**
 * The words as they go out. An automatic answer says how long waits take at this hour, which is known only now; every
 * other text is sent as it was planned. Errors: Redis away.
 */
export async function textNow(world: World, { text, answers }: TextToClientEffect): Promise<string> {
  if (!answers) return text;
  const policy = world.policy();
  const now = world.clock.now();
  const { seen, waiting } = await seenWaits(world.redis, now, policy.zone);
  const people = onShift(policy, now).length;
  // Whoever is told stands among those who wait.
  const load = people > 0 ? Math.max(0, waiting - 1) / people : null;
  return autoResponseText(answers.channel, expectedWait(seen, load), policy);
}
