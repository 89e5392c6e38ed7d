import type { Config } from '../adapters/config/config';
import { valueOrExit } from '../adapters/config/read-config';
import type { Clock } from '../adapters/clock';
import { faultSentence } from '../adapters/faults';
import type { Logger } from '../adapters/logger';
import { followPolicy, type FollowedPolicy } from '../adapters/policy/follow-policy';
import { absentPolicy } from '../adapters/policy/meant-policy';
import { policyLook, publishPolicy } from '../adapters/policy/publish-policy';
import { readPolicyFile } from '../adapters/policy/read-policy';
import type { KnownInbox } from '../adapters/policy/resolve-inboxes';
import { connectRedis, type RedisAddress } from '../adapters/redis/redis-address';

export type OpenPolicy = Pick<FollowedPolicy, 'current' | 'stop'>;

/**
 * The policy in force, followed without a restart. The worker reads the file and publishes it in Redis; every process
 * follows what is published. A file that is wrong at the start stops the start; a later edit that is wrong is told in the
 * log, and the policy from before goes on.
 */
export async function openPolicy(
  config: Config,
  address: RedisAddress,
  clock: Clock,
  log: Logger,
  inboxes: () => readonly KnownInbox[] | null,
): Promise<OpenPolicy> {
  const { policyFile, role } = config;
  const redis = connectRedis(address, 'waiter');
  const onError = (error: unknown): void => log.warn({ job: 'policy', error }, 'the policy in force goes on');
  const publisher = {
    redis,
    clock,
    file: policyFile,
    inboxes,
    onBroken: (faults: readonly Parameters<typeof faultSentence>[0][]) =>
      faults.forEach((fault) =>
        log.error({ fault: faultSentence(fault) }, 'the policy file is wrong, the old one goes on'),
      ),
    onPublished: (hash: string) => log.info({ hash }, 'a policy was published'),
    onError,
  };
  const publishing = role !== 'service';
  const look = policyLook(publisher);
  if (publishing) {
    // A Chatwoot that is away cannot say which inboxes there are; that is no reason not to start.
    valueOrExit(readPolicyFile(policyFile, inboxes() ?? 'later'));
    for (const fault of absentPolicy(config)) {
      log.error({ fault: faultSentence(fault) }, 'no policy file: nobody supervises and nobody is on call');
    }
    await look();
  }
  const stopPublishing = publishing ? publishPolicy(publisher, look) : () => Promise.resolve();
  const followed = followPolicy({
    redis,
    clock,
    onChange: (hash) => log.info({ hash }, 'another policy is in force'),
    onError,
  });
  await followed.refresh();
  return {
    current: followed.current,
    async stop() {
      await Promise.all([stopPublishing(), followed.stop()]);
      redis.disconnect();
    },
  };
}
