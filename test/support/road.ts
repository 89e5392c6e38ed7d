import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { buildWorld } from '../../adapters/build-world';
import { systemClock, type Clock } from '../../adapters/clock';
import { createLogger } from '../../adapters/logger';
import { practiceClock } from '../../adapters/practice-clock';
import type { ChatwootConfig } from '../../adapters/config/config';
import type { OnCallConfig } from '../../adapters/config/read-on-call';
import type { Step, World } from '../../adapters/world';
import type { Policy } from '../../core/kernel/policy';
import { DEFAULT_POLICY } from '../../core/kernel/policy';
import { startService } from '../../plugin/start-service';
import { startPractice, type Practice } from '../../practice/start';
import { startWorker } from '../../worker/start-worker';
import { install } from './install';
import { TEST_REDIS_ADDRESS } from './redis';

export const TWILIO_ACCOUNT = 'AC11111111111111111111111111111111';
/** The number of the practice desk's inbox for texts. */
export const CARRIER_NUMBER = '+15550000001';

/** The whole road in one process: a practice Chatwoot, the doors and the hands, on a real Redis. */
export type Road = {
  practice: Practice;
  world: World;
  clock: Clock;
  logs: string[];
  deskConversationId: number;
  chatwoot: ChatwootConfig;
  /** Where the doors are, without a slash at its end. */
  pluginUrl: string;
  /** Ends the hands in the middle of things, and starts others. */
  restartWorker: () => Promise<void>;
  /** Ends the hands; `restartWorker` starts others. */
  stopWorker: () => Promise<void>;
  /** Ends the doors and the hands, so that others can be started on the same Redis and Chatwoot. */
  stop: () => Promise<void>;
};

export type RoadSettings = {
  /** How many times faster than the wall clock everything runs, the practice Chatwoot included. */
  speed?: number;
  policy?: Partial<Policy> | (() => Policy);
  /** Called at every labelled step. */
  step?: (label: Step) => void;
  /** A Redis of the test's own; else the one of this run. */
  redisAddress?: string;
  faults?: Partial<Practice['faults']>;
  logLevel?: 'silent' | 'info';
  /** The beacon is on the client's page of the practice desk, and is heard. */
  beacon?: boolean;
  /** Chatwoot's live feed is followed. */
  cable?: boolean;
  /** Those on call are paged; told with where the doors are. It takes the carrier's token. */
  onCall?: (pluginUrl: string) => OnCallConfig;
  /** Our time follows the practice desk's, whose speed somebody may change. */
  paced?: boolean;
  /** The hands are rung for without a queue between, as where doors and hands are one process. */
  rungHere?: boolean;
  /** What the practice desk has seen before anything of ours was set up. */
  before?: (practice: Practice) => Promise<void>;
  /** The practice desk's log of texts is asked, with this token. */
  twilioToken?: string;
  /** Where browsers open the practice desk, when that is not where we reach it. */
  browsersUrl?: string;
  /** What stands in `.env` besides what setup wrote. */
  byHand?: Readonly<Record<string, string>>;
};

/** Starts everything on free ports. Close it with `stop` in a `finally` or an `afterEach`. */
export async function startRoad(settings: RoadSettings = {}): Promise<Road> {
  const speed = settings.speed ?? 1;
  const anchor = Date.now();
  const { twilioToken } = settings;
  const practice = await startPractice({ speed, anchor, ...(twilioToken === undefined ? {} : { twilioToken }) });
  Object.assign(practice.faults, settings.faults ?? {});
  await settings.before?.(practice);
  const paced = settings.paced ? practiceClock(practice.url, speed, anchor) : null;
  const clock = paced?.clock ?? systemClock(speed, anchor);
  const port = await freePort();
  const { browsersUrl } = settings;
  const { chatwoot, panel } = await install(
    practice.url,
    practice.tokens.admin,
    `http://127.0.0.1:${port}/webhooks/chatwoot`,
    { ...(browsersUrl && { CHATWOOT_URL: browsersUrl, CHATWOOT_INTERNAL_URL: practice.url }), ...settings.byHand },
  );
  const logs: string[] = [];
  const log = createLogger(settings.logLevel ?? 'info', clock, { write: (line) => void logs.push(line) });
  const built = buildWorld({
    ...{
      chatwoot,
      clock,
      log,
      policy: policyOf(settings.policy),
      beaconOrigins: settings.beacon ? [practice.url] : [],
      panel,
      cable: settings.cable ?? false,
      onCall: settings.onCall?.(`http://127.0.0.1:${port}`) ?? null,
      twilio: twilioToken
        ? { url: practice.url, accountSid: TWILIO_ACCOUNT, user: TWILIO_ACCOUNT, password: twilioToken }
        : null,
    },
    redisAddress: settings.redisAddress ?? TEST_REDIS_ADDRESS,
    step: settings.step ?? (() => {}),
  });
  await built.ready;
  const dead = (lanes: readonly number[]): void => void logs.push(`DEAD ${lanes.join(',')}`);
  const { rungHere = false } = settings;
  const hands = () => startWorker(built.world, built.counters, built.connect, dead, { rungHere });
  let worker = hands();
  const service = await startService(built.world, { host: '127.0.0.1', port }, chatwoot.webhookSecrets);
  return {
    practice,
    world: built.world,
    clock,
    logs,
    deskConversationId: chatwoot.deskConversationId,
    chatwoot,
    pluginUrl: `http://127.0.0.1:${port}`,
    async restartWorker() {
      await worker.stop();
      worker = hands();
    },
    stopWorker: () => worker.stop(),
    async stop() {
      await service.stop();
      await worker.stop();
      await built.close();
      await paced?.stop();
      await practice.close();
    },
  };
}

function policyOf(given: RoadSettings['policy']): () => Policy {
  if (typeof given === 'function') return given;
  const policy = { ...DEFAULT_POLICY, ...given };
  return () => policy;
}

/** A port that nobody has at this moment: Chatwoot is told of the webhook's address before the doors open. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
