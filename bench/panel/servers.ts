import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
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
 * The two that are compared, each in a process of its own: `bare` is the least that shows a webhook in an open page
 * (node:http, HMAC, JSON.parse, one write of a view's size to whoever looks; no Redis, no rules, nothing kept); `ours` is
 * the service and a worker in one process, as `npm start` runs them.
 */
async function main(kind: 'bare' | 'ours', redisAddress: string): Promise<void> {
  process.stdout.write(`${kind === 'bare' ? await bare() : await ours(redisAddress)}\n`);
}

/** Bytes of a view of a conversation in which little has happened, measured. */
const VIEW_BYTES = 5_000;

async function bare(): Promise<number> {
  const open = new Map<number, ServerResponse[]>();
  const filling = 'x'.repeat(VIEW_BYTES);
  let version = 0;
  const show = (conversation: number, at: number): void => {
    version += 1;
    const event = `id: ${version}\nevent: view\ndata: ${JSON.stringify({ version, at, filling })}\n\n`;
    for (const response of open.get(conversation) ?? []) response.write(event);
  };
  const listener: RequestListener = (request, response) => {
    if (request.method === 'GET') {
      const conversation = Number(request.headers['x-conversation']);
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      open.set(conversation, [...(open.get(conversation) ?? []), response]);
      response.on('close', () =>
        open.set(
          conversation,
          (open.get(conversation) ?? []).filter((one) => one !== response),
        ),
      );
      return show(conversation, 0);
    }
    void readBody(request, 1_000_000).then((raw) => {
      if (typeof raw === 'string') return response.writeHead(400).end();
      const made = createHmac('sha256', SECRET)
        .update(`${String(request.headers['x-chatwoot-timestamp'])}.`)
        .update(raw);
      const claimed = Buffer.from(String(request.headers['x-chatwoot-signature']).slice(7), 'hex');
      if (!timingSafeEqual(made.digest(), claimed)) return response.writeHead(401).end();
      const told = JSON.parse(raw.toString('utf8')) as { created_at: string; conversation: { id: number } };
      show(told.conversation.id, Math.floor(Date.parse(told.created_at) / 1000) * 1000);
      return response.writeHead(200, { 'content-length': 0 }).end();
    });
  };
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

async function ours(redisAddress: string): Promise<number> {
  const clock = systemClock();
  const nowhere = { url: 'http://127.0.0.1:9', accountId: 1, adminToken: 'x', botToken: 'x', botId: 1 };
  const chatwoot = { ...nowhere, webhookSecrets: [SECRET], deskConversationId: 0, requestsPerSecond: 1 };
  const panel = { secret: PANEL_SECRET, url: 'http://127.0.0.1:1', exchangeUrl: 'http://127.0.0.1:1/exchange' };
  const built = buildWorld({
    ...{ chatwoot, redisAddress, clock, log: createLogger('silent', clock), policy: () => DEFAULT_POLICY },
    panel: { ...panel, identity: 'same-host' },
  });
  await built.ready;
  startWorker(built.world, built.counters, built.connect, () => {});
  const service = await startService(built.world, { host: '127.0.0.1', port: 0 }, [SECRET]);
  return service.address.port;
}

void main(process.argv[2] as 'bare' | 'ours', process.argv[3] ?? '');
