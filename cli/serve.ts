import { buildWorld } from '../adapters/build-world';
import { systemClock } from '../adapters/clock';
import { readNumbers } from '../adapters/on-call/numbers-file';
import { practiceClock } from '../adapters/practice-clock';
import { valueOrExit } from '../adapters/config/read-config';
import { faultSentence } from '../adapters/faults';
import { createLogger } from '../adapters/logger';
import { openRedis } from '../adapters/redis/open-redis';
import { DEFAULT_POLICY } from '../core/kernel/policy';
import { startService } from '../plugin/start-service';
import { startWorker } from '../worker/start-worker';
import { knowInboxes } from './know-inboxes';
import { openPolicy, type OpenPolicy } from './open-policy';
import { onEnd } from './on-end';
import { readSettings } from './read-settings';

/** Tells the supervisor that this process should be started anew: it did nothing wrong that a person could mend. */
const START_ANEW = 70;
/** A process that cannot be brought to an end politely is ended after this long (ms). */
const PATIENCE = 10_000;

/**
 * The one program of the image: reads the settings, finds Redis, and is the service, the worker, or both. Whatever is
 * wrong with the settings is said at once and together, and the process ends with code 1 before anything has begun.
 */
async function serve(): Promise<void> {
  const config = valueOrExit(readSettings());
  const { speed, since } = config.time;
  const practice = config.practice ? practiceClock(config.chatwoot.url, speed, since ?? systemClock().now()) : null;
  const clock = practice?.clock ?? systemClock(speed, since ?? undefined);
  const log = createLogger(config.logLevel, clock).with({ role: config.role });
  const redis = valueOrExit(
    await openRedis(config.redis, clock, (sentence) => log.info({ fault: sentence }, 'Redis'), ourRedisEnded),
  );
  for (const fault of redis.warnings) log.warn({ fault: faultSentence(fault) }, 'Redis');
  const numbers = config.onCall ? readNumbers(config.onCall.numbersFile) : null;
  const badNumbers = numbers?.ok ? numbers.value.faults : [];
  for (const fault of badNumbers) log.warn({ fault: faultSentence(fault) }, 'a number of those on call is left out');
  let policy: OpenPolicy | null = null;
  const built = buildWorld({
    chatwoot: config.chatwoot,
    redisAddress: redis.address,
    clock,
    log,
    policy: () => policy?.current() ?? DEFAULT_POLICY,
    beaconOrigins: config.beaconOrigins,
    cable: config.cable,
    twilio: config.twilio,
    onCall: config.onCall,
    panel: config.panel,
  });
  await built.ready;
  const inboxes = await knowInboxes(built.world);
  policy = await openPolicy(config, redis.address, clock, log, inboxes.known);
  const opened = policy;
  const worker =
    config.role === 'service'
      ? null
      : startWorker(built.world, built.counters, built.connect, dead, { rungHere: true });
  const service =
    config.role === 'worker' ? null : await startService(built.world, config.http, config.chatwoot.webhookSecrets);
  if (service) log.info({ address: service.address.host, port: service.address.port }, 'the doors are open');
  if (worker) log.info({}, 'the worker is at work');

  onEnd(log, PATIENCE, async () => {
    await service?.stop();
    await worker?.stop();
    await opened.stop();
    await inboxes.stop();
    await built.close();
    await redis.stop();
    await practice?.stop();
  });

  /** The supervisor (Docker, systemd, `npm start`) starts us anew; that is what brings a dead queue back. */
  function dead(lanes: readonly number[], lateMs: number): void {
    log.fatal({ queue: lanes.join(','), lateMs }, 'the canary did not come through: ending, to be started anew');
    process.exit(START_ANEW);
  }

  function ourRedisEnded(): void {
    log.fatal({}, 'our own Redis ended: ending, to be started anew');
    process.exit(START_ANEW);
  }
}

void serve();
