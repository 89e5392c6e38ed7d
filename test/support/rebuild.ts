import { buildWorld } from '../../adapters/build-world';
import type { Clock } from '../../adapters/clock';
import type { ChatwootConfig } from '../../adapters/config/config';
import { createLogger } from '../../adapters/logger';
import type { ConversationFacts } from '../../core/kernel/facts';
import type { Policy } from '../../core/kernel/policy';
import { startWorker } from '../../worker/start-worker';
import { allConversations } from './known-facts';
import { startTestRedis } from './redis-server';
import { until } from './until';

export type Known = Map<number, ConversationFacts>;

/**
 * Asks Chatwoot's REST API about everything, with an empty Redis and no webhook at all: what an undisturbed helpline
 * would know. Looks at it until `enough` is content, or for as long as a test waits (real ms, where it is not the usual).
 */
export async function rebuild(
  { chatwoot, clock, policy }: { chatwoot: ChatwootConfig; clock: Clock; policy: Policy },
  enough: (known: Known) => boolean | Promise<boolean>,
  patience?: number,
): Promise<Known> {
  const redis = await startTestRedis();
  const log = createLogger('silent', clock);
  const built = buildWorld({ chatwoot, redisAddress: redis.address, clock, log, policy: () => policy });
  const worker = startWorker(built.world, built.counters, built.connect, () => {});
  try {
    await built.ready;
    const look = async (): Promise<Known | false> => {
      const known = await allConversations(built.world.redis);
      return (await enough(known)) && known;
    };
    return await until('the facts to be rebuilt', look, patience);
  } finally {
    await worker.stop();
    await built.close();
    await redis.stop();
  }
}
