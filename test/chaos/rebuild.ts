import { buildWorld } from '../../adapters/build-world';
import { createLogger } from '../../adapters/logger';
import type { ConversationFacts } from '../../core/kernel/facts';
import { startWorker } from '../../worker/start-worker';
import { allConversations } from '../support/known-facts';
import { startTestRedis } from '../support/redis-server';
import { until } from '../support/until';
import { CHAOS_POLICY, type Stage } from './stage';

/**
 * Asks Chatwoot's REST API about everything, with an empty Redis and no webhook at all, and gives what is then known:
 * what an undisturbed helpline would know. `enough` says when.
 */
export async function rebuild(
  { chatwoot, clock }: Stage,
  enough: (known: Map<number, ConversationFacts>) => boolean | Promise<boolean>,
): Promise<Map<number, ConversationFacts>> {
  const redis = await startTestRedis();
  const log = createLogger('silent', clock);
  const built = buildWorld({ chatwoot, redisAddress: redis.address, clock, log, policy: () => CHAOS_POLICY });
  await new Promise((resolve) => built.world.redis.once('ready', resolve));
  const worker = startWorker(built.world, built.counters, built.connect, () => {});
  try {
    return await until('the facts to be rebuilt', async () => {
      const known = await allConversations(built.world.redis);
      return (await enough(known)) && known;
    });
  } finally {
    await worker.stop();
    await built.close();
    await redis.stop();
  }
}
