import { buildWorld, type BuiltWorld } from '../../adapters/build-world';
import { systemClock } from '../../adapters/clock';
import { createLogger } from '../../adapters/logger';
import { connectRedis } from '../../adapters/redis/redis-address';
import { DEFAULT_POLICY } from '../../core/kernel/policy';
import { startService, type Service } from '../../plugin/start-service';
import { recordedWebhooks } from '../support/recorded-webhooks';
import { startTestRedis } from '../support/redis-server';
import { postTo, signed } from '../support/signed';
import { until } from '../support/until';

const SECRET = 'a-webhook-secret-0123456789';
const clock = systemClock();
const NOWHERE = {
  ...{ url: 'http://127.0.0.1:9', accountId: 1, adminToken: 'unused-admin-token', botToken: 'unused-bot-token' },
  ...{ botId: 1, webhookSecrets: [SECRET], deskConversationId: 999, requestsPerSecond: 1 },
};
const MESSAGE = recordedWebhooks().find(({ raw }) => raw.includes('"event":"message_created"'))?.raw ?? '{}';

let redis: Awaited<ReturnType<typeof startTestRedis>>;
let first: typeof redis;
let built: BuiltWorld;
let service: Service;
beforeEach(async () => {
  first = redis = await startTestRedis({ durable: true });
  const log = createLogger('silent', clock);
  built = buildWorld({ chatwoot: NOWHERE, redisAddress: redis.address, clock, log, policy: () => DEFAULT_POLICY });
  await built.ready;
  service = await startService(built.world, { host: '127.0.0.1', port: 0 }, [SECRET]);
});
afterEach(async () => {
  await service.stop();
  await built.close();
  signal('SIGCONT');
  await redis.stop();
  await first.stop();
});

/** A Redis that has ended hears nothing. */
function signal(name: NodeJS.Signals): void {
  try {
    process.kill(redis.pid, name);
  } catch {
    // It has ended.
  }
}

/** Posts a message of its own number, and says with which status and after how long (ms) it was answered. */
async function post(messageId: number): Promise<{ messageId: number; status: number; ms: number }> {
  const body = JSON.stringify({ ...(JSON.parse(MESSAGE) as object), id: messageId });
  const began = performance.now();
  const hook = `http://127.0.0.1:${service.address.port}/webhooks/chatwoot`;
  const { status } = await postTo(hook, body, signed(body, SECRET, clock.now()));
  return { messageId, status, ms: performance.now() - began };
}

/** The numbers of all messages that stand in a mailbox. No worker runs here, so they stay. */
async function kept(): Promise<Set<number>> {
  const asked = connectRedis(redis.address, 'waiter');
  try {
    const mail = (await Promise.all((await asked.keys('*:mail:*')).map((key) => asked.lrange(key, 0, -1)))).flat();
    return new Set(mail.map((one) => (JSON.parse(one) as { messageId: number }).messageId));
  } finally {
    asked.disconnect();
  }
}

const back = (from: number): Promise<unknown> => {
  let next = from;
  return until('webhooks to be taken again', async () => (await post((next += 1))).status === 200);
};

describe('while Redis does not answer', () => {
  it('a webhook is told so within a second and never taken for kept; it is taken again by itself', async () => {
    expect(await post(1)).toMatchObject({ status: 200 });
    signal('SIGSTOP');
    const refused = [];
    for (let messageId = 2; messageId < 6; messageId += 1) refused.push(await post(messageId));
    refused.push(...(await Promise.all([6, 7, 8, 9].map(post))));
    expect(refused.map(({ status }) => status)).toEqual(refused.map(() => 503));
    // The quickest: the machine may be busy with others.
    expect(Math.min(...refused.map(({ ms }) => ms))).toBeLessThan(1_000);
    signal('SIGCONT');
    await back(100);
    expect(await kept()).toContain(1);
  });
});

describe('when Redis is killed in the middle of a stream of webhooks', () => {
  it('every one that was answered with 200 is still there', async () => {
    const answers: Awaited<ReturnType<typeof post>>[] = [];
    const taken = (): number => answers.filter(({ status }) => status === 200).length;
    let streaming = true;
    let next = 0;
    const streams = Array.from({ length: 8 }, async () => {
      while (streaming) {
        answers.push(await post((next += 1)));
        // While nobody answers there is no need to ask a thousand times.
        if (answers.at(-1)?.status !== 200) await clock.sleep(20);
      }
    });
    for (let time = 0; time < 3; time += 1) {
      const before = taken();
      await until('some to be taken', () => taken() > before + 50);
      signal('SIGKILL');
      await until('one to be refused', () => answers.at(-1)?.status === 503);
      const { folder } = first;
      redis = await until('Redis to start again', () => startTestRedis({ durable: true, folder }).catch(() => null));
    }
    const before = taken();
    await until('some to be taken', () => taken() > before);
    streaming = false;
    await Promise.all(streams);
    const all = await kept();
    const lost = answers.filter(({ status, messageId }) => status === 200 && !all.has(messageId));
    expect(lost).toEqual([]);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 503]));
  });
});
