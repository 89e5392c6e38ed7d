import { createHmac } from 'node:crypto';
import { buildWorld } from '../adapters/build-world';
import { systemClock } from '../adapters/clock';
import { createLogger } from '../adapters/logger';
import { backlog } from '../adapters/redis/backlog';
import { connectRedis } from '../adapters/redis/redis-address';
import { DEFAULT_POLICY } from '../core/kernel/policy';
import { startService, type Service } from '../plugin/start-service';
import { startWorker } from '../worker/start-worker';
import { actsAt } from './support/acts';
import { everythingIn } from './support/digest';
import { recordedWebhooks } from './support/recorded-webhooks';
import { startTestRedis } from './support/redis-server';
import { startRoad } from './support/road';
import { testRedis } from './support/redis';
import { until } from './support/until';
import { found, newCanary, poisoned } from './taint/canaries';
import { everyFileIn } from './taint/every-file';

const shared = testRedis();

const SECRET = 'a-secret-for-this-test-alone';
/** Nobody answers there: every effect and every sweep fails, and what failing says is looked at too. */
const NOWHERE = {
  ...{ url: 'http://127.0.0.1:9', accountId: 1, adminToken: 'admin-token-of-this-test', botId: 1 },
  ...{ botToken: 'bot-token-of-this-test', webhookSecrets: [SECRET], deskConversationId: 999, requestsPerSecond: 20 },
};

async function post(service: Service, raw: string): Promise<string> {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = createHmac('sha256', SECRET).update(`${timestamp}.${raw}`).digest('hex');
  const headers = { 'x-chatwoot-timestamp': timestamp, 'x-chatwoot-signature': `sha256=${signature}` };
  const answer = await fetch(`http://127.0.0.1:${service.address.port}/webhooks/chatwoot`, {
    ...{ method: 'POST', headers, body: raw },
  });
  return `${answer.status} ${JSON.stringify([...answer.headers])} ${await answer.text()}`;
}

describe('words stop at the door', () => {
  it('with a canary in every text of the recorded webhooks, none is found in Redis, its files, queues, logs, metrics or answers', async () => {
    const redis = await startTestRedis({ durable: true });
    const clock = systemClock();
    const said: string[] = [];
    const log = createLogger('trace', clock, { write: (line) => void said.push(line) });
    const parts = { chatwoot: NOWHERE, redisAddress: redis.address, clock, log, policy: () => DEFAULT_POLICY };
    const built = buildWorld(parts);
    await built.ready;
    const worker = startWorker(built.world, built.counters, built.connect, () => {});
    const service = await startService(built.world, { host: '127.0.0.1', port: 0 }, [SECRET]);
    const look = connectRedis(redis.address, 'waiter');
    const canaries: string[] = [];
    try {
      for (const { raw } of recordedWebhooks()) {
        const body = JSON.stringify(poisoned(JSON.parse(raw), canaries));
        said.push(await post(service, body));
        // What is refused speaks too: cut short, and with words where a number should be.
        said.push(await post(service, body.slice(0, -20)));
        said.push(await post(service, body.replace(/"id":(\d+)/, `"id":"${canaries.at(-1) ?? ''}"`)));
      }
      expect(said.filter((line) => line.startsWith('200')).length).toBeGreaterThan(130);
      await until('the mail to be handled', async () => (await backlog(look, clock.now())).subjects_waiting === 0);
      await until('effects to have failed', () => said.some((line) => line.includes('"state":"again"')));
      const page = await fetch(`http://127.0.0.1:${service.address.port}/metrics`);
      said.push(await page.text());
      const kept = (await everythingIn(look)).flat();
      expect(kept.join().includes('c:1:4')).toBe(true);
      expect(canaries.length).toBeGreaterThan(1_000);
      expect(found(canaries, [...said, ...kept])).toEqual([]);
    } finally {
      look.disconnect();
      await service.stop();
      await worker.stop();
      await built.close();
    }
    const files = everyFileIn(redis.folder);
    expect(files.join('').includes('c:1:4')).toBe(true);
    expect(found(canaries, files)).toEqual([]);
    await redis.stop();
  });

  it('nor of what the sweep, the last check and the live feed read', async () => {
    await shared.flushdb();
    const canary = newCanary();
    const road = await startRoad({ speed: 20 });
    try {
      const acts = actsAt(road.practice);
      const id = await acts.newClient(`${canary} is my name, call +1555${canary}`);
      await acts.clientSays(id, `/ok chat ${canary}`);
      await acts.advocateNotes(id, `/ifcut ${canary}`);
      await acts.overwriteAttributes(id, { helpline_connection: canary, other: canary });
      await until('the note', () => acts.notesIn(id).length > 0);
      Object.assign(road.practice.faults, { api500: 0.5 });
      await road.clock.sleep(60_000);
      expect(found([canary], [...(await everythingIn(shared)).flat(), ...road.logs])).toEqual([]);
    } finally {
      await road.stop();
    }
  });
});
