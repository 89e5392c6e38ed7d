import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Redis } from 'ioredis';
import { buildWorld } from '../../adapters/build-world';
import { systemClock } from '../../adapters/clock';
import { createLogger } from '../../adapters/logger';
import { DEFAULT_POLICY } from '../../core/kernel/policy';
import { startService } from '../../plugin/start-service';
import { startWorker } from '../../worker/start-worker';
import { SECRET } from './bodies';

/**
 * The servers that are compared, each in a process of its own: `null` answers at once and measures the generator and the
 * machine; `peer` is the least that keeps a webhook (node:http, HMAC, JSON.parse, one Redis write); `ours` is the real
 * service; `ours-with-worker` has a worker at work in the same process.
 */
type Kind = 'null' | 'peer' | 'ours' | 'ours-with-worker';

async function main(kind: Kind, redisAddress: string): Promise<void> {
  const port = kind === 'null' || kind === 'peer' ? await plain(kind, redisAddress) : await ours(kind, redisAddress);
  process.stdout.write(`${port}\n`);
}

async function plain(kind: 'null' | 'peer', redisAddress: string): Promise<number> {
  const listener = kind === 'null' ? nothing : keeping(new Redis(redisAddress));
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

const nothing: RequestListener = (request, response) => {
  request.resume().on('end', () => response.writeHead(200, { 'content-length': 0 }).end());
};

function keeping(redis: Redis): RequestListener {
  return (request, response) => {
    void bodyOf(request).then(async (raw) => {
      const timestamp = String(request.headers['x-chatwoot-timestamp']);
      const made = createHmac('sha256', SECRET).update(`${timestamp}.`).update(raw).digest();
      const claimed = Buffer.from(String(request.headers['x-chatwoot-signature']).slice(7), 'hex');
      if (!timingSafeEqual(made, claimed)) return response.writeHead(401).end();
      const { conversation } = JSON.parse(raw.toString('utf8')) as { conversation: { id: number } };
      await redis.rpush(`peer:${conversation.id}`, raw);
      return response.writeHead(200, { 'content-length': 0 }).end();
    });
  };
}

function bodyOf(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part)).on('end', () => resolve(Buffer.concat(parts)));
  });
}

async function ours(kind: 'ours' | 'ours-with-worker', redisAddress: string): Promise<number> {
  const clock = systemClock();
  const nowhere = { url: 'http://127.0.0.1:9', accountId: 1, adminToken: 'x', botToken: 'x', botId: 1 };
  const chatwoot = { ...nowhere, webhookSecrets: [SECRET], deskConversationId: 0, requestsPerSecond: 1 };
  const log = createLogger('silent', clock);
  const built = buildWorld({ chatwoot, redisAddress, clock, log, policy: () => DEFAULT_POLICY });
  await built.ready;
  if (kind === 'ours-with-worker') startWorker(built.world, built.counters, built.connect, () => {});
  const service = await startService(built.world, { host: '127.0.0.1', port: 0 }, [SECRET]);
  return service.address.port;
}

void main(process.argv[2] as Kind, process.argv[3] ?? '');
