import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { systemClock, type Clock } from '../../adapters/clock';
import type { ChatwootConfig } from '../../adapters/config/config';
import { HOUR, MINUTE, SECOND } from '../../core/kernel/instant';
import { DEFAULT_POLICY, type Policy } from '../../core/kernel/policy';
import { startPractice, type Practice } from '../../practice/start';
import { install } from '../support/install';
import { startTestRedis } from '../support/redis-server';
import { until } from '../support/until';
import { bundleProcess } from './bundle';
import { allowProcesses, killAll } from './life';
import type { ProcessSettings } from './process-settings';

/**
 * How much faster than the wall clock everything runs. A claim lasts 20 s and a request may take 10 s of it, so here a
 * stall of the whole machine may last a second before it looks like a process that was frozen.
 */
export const SPEED = 10;

/** A client waits 20 s here instead of a minute, and one note about each wait is all there is to come. */
const FIRST_ANSWER = { chat: 20 * SECOND, sms: 20 * SECOND, email: 20 * SECOND, other: 20 * SECOND };
/** Nobody is told of a silence here. */
const NO_LADDER = { hint: null, 'check-in': null, closing: null, finish: null };
export const CHAOS_POLICY: Policy = {
  ...DEFAULT_POLICY,
  quiet: {
    ...DEFAULT_POLICY.quiet,
    ladders: { chat: NO_LADDER, sms: NO_LADDER, email: NO_LADDER, other: NO_LADDER },
    neverWrote: null,
  },
  waiting: { ...DEFAULT_POLICY.waiting, firstAnswer: FIRST_ANSWER, laterTurn: FIRST_ANSWER, repeatAfter: 6 * HOUR },
  sweep: { every: 30 * SECOND, fastest: 5 * SECOND, openPages: MINUTE },
};

/** Everything around the processes: a practice Chatwoot in this one, a durable Redis of its own, the program. */
export type Stage = {
  practice: Practice;
  clock: Clock;
  chatwoot: ChatwootConfig;
  program: string;
  logs: string[];
  redisAddress: () => string;
  /** Kills Redis outright and starts it again on the same files. */
  killRedis: () => Promise<void>;
  settings: (role: ProcessSettings['role'], port?: number) => ProcessSettings;
  /** One more address to which Chatwoot posts everything; its webhooks have a secret of their own. */
  addWebhook: (port: number) => Promise<void>;
  port: number;
  close: () => Promise<void>;
};

export async function setStage(speed = SPEED): Promise<Stage> {
  allowProcesses();
  const anchor = Date.now();
  const program = await bundleProcess();
  let redis = await startTestRedis({ durable: true });
  const { folder } = redis;
  const forget = redis.stop;
  const practice = await startPractice({ speed, anchor });
  const port = await freePort();
  const chatwoot = (await install(practice.url, practice.tokens.admin, addressOf(port))).chatwoot;
  const logs: string[] = [];
  let config = { ...chatwoot, requestsPerSecond: 50 };
  return {
    practice,
    clock: systemClock(speed, anchor),
    chatwoot,
    program: program.path,
    logs,
    port,
    redisAddress: () => redis.address,
    async killRedis() {
      process.kill(redis.pid, 'SIGKILL');
      // As soon as the folder is free again.
      redis = await until('Redis to start again', () => startTestRedis({ durable: true, folder }).catch(() => null));
    },
    settings: (role, at = port) => {
      const shared = { speed, anchor, policy: CHAOS_POLICY, paging: null, ends: null };
      return { ...shared, role, port: at, redisAddress: redis.address, chatwoot: config };
    },
    async addWebhook(at) {
      const made = await fetch(`${practice.url}/api/v1/accounts/1/webhooks`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'Api-Access-Token': practice.tokens.admin },
        body: JSON.stringify({ url: addressOf(at), subscriptions: practice.model.webhooks[0]?.['subscriptions'] }),
      });
      const { payload } = (await made.json()) as { payload: { webhook: { secret: string } } };
      config = { ...config, webhookSecrets: [...config.webhookSecrets, payload.webhook.secret] };
    },
    async close() {
      killAll();
      await practice.close();
      await redis.stop();
      await forget();
      program.remove();
    },
  };
}

const addressOf = (port: number): string => `http://127.0.0.1:${port}/webhooks/chatwoot`;

/** A port that nobody has at this moment: Chatwoot is told of an address before the doors open. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
