import { request as httpRequest } from 'node:http';
import type { Clock } from '../../adapters/clock';
import { buildWorld } from '../../adapters/build-world';
import { createLogger } from '../../adapters/logger';
import type { Bell } from '../../adapters/queues/bell';
import { readFacts } from '../../adapters/redis/facts-store';
import { backlog } from '../../adapters/redis/backlog';
import type { RedisAddress } from '../../adapters/redis/redis-address';
import { waitingSubjects } from '../../adapters/redis/waiting-subjects';
import type { Facts } from '../../core/kernel/facts';
import type { Policy } from '../../core/kernel/policy';
import { startService } from '../../plugin/start-service';
import { handleSubject } from '../../worker/handle-subject';
import type { Recorded } from './recorded';

export type ReplaySettings = {
  /** Empty, and nobody else's. */
  redisAddress: RedisAddress;
  /** Each is accepted, as the door always does. */
  secrets: readonly string[];
  accountId: number;
  botId: number;
  policy: Policy;
};

export type Replayed = {
  /** What is known of each conversation when all mail is handled, by conversation id. */
  facts: readonly Facts[];
  /** The moment at which the last of them came (ms). */
  now: number;
  /** How many were answered with which HTTP status. */
  answers: Readonly<Record<number, number>>;
};

/**
 * Sends recorded webhooks through the real HTTP door, with a clock that stands where each was received (so nothing is
 * signed again and nothing is stale), lets the worker's rules finish, and performs nothing.
 * Errors: Redis away; rules that fail (nothing is parked here: a replay should show it).
 */
export async function replay(webhooks: readonly Recorded[], settings: ReplaySettings): Promise<Replayed> {
  let now = 0;
  const clock: Clock = { now: () => now, ticks: () => now, sleep: () => Promise.resolve() };
  const log = createLogger('silent', clock);
  const built = buildWorld({
    chatwoot: { ...NOWHERE, accountId: settings.accountId, botId: settings.botId },
    redisAddress: settings.redisAddress,
    clock,
    log,
    policy: () => settings.policy,
  });
  const world = { ...built.world, bell: SILENT };
  await built.ready;
  const service = await startService(world, { host: '127.0.0.1', port: 0 }, settings.secrets);
  const answers: Record<number, number> = {};
  try {
    for (const webhook of webhooks) {
      now = webhook.received_at_ms;
      const status = await post(service.address.port, webhook);
      answers[status] = (answers[status] ?? 0) + 1;
    }
    now = Math.max(0, ...webhooks.map((webhook) => webhook.received_at_ms));
    for (const subject of await waitingSubjects(world.redis)) await handleSubject(world, subject);
    if ((await backlog(world.redis, now)).subjects_waiting > 0)
      throw new Error('mail was left that could not be handled');
    return { facts: await conversations(world.redis), now, answers };
  } finally {
    await service.stop();
    await built.close();
  }
}

async function conversations(redis: Parameters<typeof readFacts>[0]): Promise<Facts[]> {
  const all = await Promise.all((await allSubjects(redis)).map((subject) => readFacts(redis, subject)));
  const known = all.filter((facts) => facts?.kind === 'conversation');
  return known.sort((a, b) => a.subject.conversationId - b.subject.conversationId);
}

/** A fresh Redis holds only what was replayed: every subject that has facts. */
async function allSubjects(redis: Parameters<typeof readFacts>[0]): Promise<string[]> {
  const keys = await redis.keys('*:facts:*');
  return keys.map((key) => key.slice(key.indexOf(':facts:') + ':facts:'.length));
}

function post(port: number, { headers, raw }: Recorded): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = { ...headers, 'content-length': String(Buffer.byteLength(raw)) };
    const request = httpRequest({ port, path: '/webhooks/chatwoot', method: 'POST', headers: sent }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode ?? 0));
    });
    request.on('error', reject);
    request.end(raw);
  });
}

/** Nobody is rung for: the replay handles the mail itself, and no effect is ever done. */
const SILENT: Bell = {
  answerHere: () => {},
  worksHere: () => false,
  ring: () => {},
  ringEffect: () => {},
  ringCanary: () => Promise.resolve(),
  close: () => Promise.resolve(),
};

/** A replay never speaks with a Chatwoot; this address answers nobody. */
const NOWHERE = {
  url: 'http://127.0.0.1:9',
  accountId: 1,
  adminToken: 'unused-in-a-replay',
  botToken: 'unused-in-a-replay',
  botId: 1,
  webhookSecrets: [],
  deskConversationId: 0,
  requestsPerSecond: 1,
};
