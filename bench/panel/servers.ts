import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Redis } from 'ioredis';
import { buildWorld } from '../../adapters/build-world';
import { systemClock } from '../../adapters/clock';
import { createLogger } from '../../adapters/logger';
import { DEFAULT_POLICY } from '../../core/kernel/policy';
import { startService } from '../../plugin/start-service';
import { readBody } from '../../plugin/read-body';
import { startWorker } from '../../worker/start-worker';
import { SECRET } from '../intake/bodies';
import { PANEL_SECRET } from './bearers';

/**
 * Those that are compared, each in a process of its own. `bare` is the least that shows a webhook in an open page and loses
 * none: node:http, HMAC, JSON.parse, one write into a Redis that puts it on the disk before it answers, one publication, as
 * one of several processes must, and one write of a view's size to whoever looks. `forgetful` does the same without Redis.
 * `ours` is the service and a worker in one process, as `npm start` runs them.
 */
type Kind = 'forgetful' | 'bare' | 'ours';

async function main(kind: Kind, redisAddress: string): Promise<void> {
  const port = kind === 'ours' ? await ours(redisAddress) : await plain(kind === 'bare' ? redisAddress : null);
  process.stdout.write(`${port}\n`);
}

/** Bytes of a view of a conversation in which little has happened, measured. */
const VIEW_BYTES = 3_800;
const CHANNEL = 'bench';

type Told = { conversation: number; at: number };

async function plain(redisAddress: string | null): Promise<number> {
  const pages = createPages();
  const keep =
    redisAddress === null
      ? (_raw: Buffer, told: Told) => Promise.resolve(pages.show(told))
      : await keeper(redisAddress, pages.show);
  const listener: RequestListener = (request, response) => {
    if (request.method === 'GET') return pages.open(Number(request.headers['x-conversation']), response);
    void readBody(request, 1_000_000).then(async (raw) => {
      if (typeof raw === 'string') return response.writeHead(400).end();
      const made = createHmac('sha256', SECRET)
        .update(`${String(request.headers['x-chatwoot-timestamp'])}.`)
        .update(raw);
      const claimed = Buffer.from(String(request.headers['x-chatwoot-signature']).slice(7), 'hex');
      if (!timingSafeEqual(made.digest(), claimed)) return response.writeHead(401).end();
      const { created_at, conversation } = JSON.parse(raw.toString('utf8')) as {
        created_at: string;
        conversation: { id: number };
      };
      await keep(raw, { conversation: conversation.id, at: Math.floor(Date.parse(created_at) / 1000) * 1000 });
      return response.writeHead(200, { 'content-length': 0 }).end();
    });
  };
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

/** Open pages by the conversation that they show. */
function createPages() {
  const all = new Map<number, ServerResponse[]>();
  const filling = 'x'.repeat(VIEW_BYTES);
  let version = 0;
  const show = ({ conversation, at }: Told): void => {
    version += 1;
    const event = `id: ${version}\nevent: view\ndata: ${JSON.stringify({ version, at, filling })}\n\n`;
    for (const response of all.get(conversation) ?? []) response.write(event);
  };
  const open = (conversation: number, response: ServerResponse): void => {
    const others = () => (all.get(conversation) ?? []).filter((one) => one !== response);
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    all.set(conversation, [...others(), response]);
    response.on('close', () => all.set(conversation, others()));
    show({ conversation, at: 0 });
  };
  return { show, open };
}

async function keeper(redisAddress: string, show: (told: Told) => void) {
  const redis = new Redis(redisAddress);
  const hearing = new Redis(redisAddress);
  await hearing.subscribe(CHANNEL);
  hearing.on('message', (_channel, told) => show(JSON.parse(told) as Told));
  return async (raw: Buffer, told: Told): Promise<void> => {
    await redis.rpush(`peer:${told.conversation}`, raw);
    await redis.publish(CHANNEL, JSON.stringify(told));
  };
}

async function ours(redisAddress: string): Promise<number> {
  const clock = systemClock();
  const tokens = { accountId: 1, adminToken: 'x', botToken: 'x', botId: 1 };
  const asked = { url: await idleChatwoot(), requestsPerSecond: 5 };
  const chatwoot = { ...tokens, ...asked, webhookSecrets: [SECRET], deskConversationId: 0 };
  const panel = { secret: PANEL_SECRET, url: 'http://127.0.0.1:1', exchangeUrl: 'http://127.0.0.1:1/exchange' };
  const built = buildWorld({
    ...{ chatwoot, redisAddress, clock, log: createLogger('silent', clock), policy: () => DEFAULT_POLICY },
    panel: { ...panel, identity: 'same-host' },
  });
  await built.ready;
  startWorker(built.world, built.counters, built.connect, () => {}, { rungHere: true });
  const service = await startService(built.world, { host: '127.0.0.1', port: 0 }, [SECRET]);
  return service.address.port;
}

/** A Chatwoot that answers, and has nothing to tell: that it were away would be told in all panels, which is not measured here. */
async function idleChatwoot(): Promise<string> {
  const nothing = JSON.stringify({ data: { payload: [], meta: {} }, payload: [], meta: {}, error: 'not found' });
  const server = createServer((request, response) => {
    const status = /\/conversations\/\d+/.test(request.url ?? '') ? 404 : 200;
    response.writeHead(status, { 'content-type': 'application/json' }).end(nothing);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

void main(process.argv[2] as Kind, process.argv[3] ?? '');
