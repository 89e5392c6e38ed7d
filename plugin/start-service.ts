import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { World } from '../adapters/world';
import { createApp } from './app';
import { createLive } from './panel/live';
import { chatwootWebhookDoor, CHATWOOT_WEBHOOK_PATH } from './doors/chatwoot-webhook';

export type Service = {
  /** Where it listens; the port is the one given by the system when 0 was asked for. */
  address: { host: string; port: number };
  /** Takes no new connection, answers what is under way, and closes within `deadline` ms. */
  stop: (deadline?: number) => Promise<void>;
};

/** Node's own limits are minutes; nobody who means well needs them (reliability page, 5.2). In ms. */
const LIMITS = {
  headersTimeout: 5_000,
  requestTimeout: 10_000,
  connectionsCheckingInterval: 1_000,
  keepAliveTimeout: 20_000,
};
const SHUTDOWN = 8_000;

/** Opens the doors. Errors: a port that is taken, said with the variable to change. */
export async function startService(
  world: World,
  listenOn: { host: string; port: number },
  secrets: readonly string[],
): Promise<Service> {
  const live = createLive(world);
  const app = createApp(world, live);
  const webhook = chatwootWebhookDoor(world, secrets);
  let draining = false;
  const handle: RequestListener = (request, response) => {
    if (draining) response.setHeader('connection', 'close');
    if (request.method === 'POST' && request.url === CHATWOOT_WEBHOOK_PATH) void webhook(request, response);
    else app(request, response);
  };
  const server = createServer(LIMITS, handle);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(listenOn.port, listenOn.host, resolve);
  });
  return {
    address: { host: listenOn.host, port: (server.address() as AddressInfo).port },
    async stop(deadline = SHUTDOWN) {
      draining = true;
      await live.stop();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      const ending = new AbortController();
      // A keep-alive connection that was busy when closing began stays open otherwise (Node 20).
      const sweepIdle = async (): Promise<void> => {
        for (let waited = 0; waited < deadline && !ending.signal.aborted; waited += 50) {
          server.closeIdleConnections();
          await world.clock.sleep(50, ending.signal);
        }
        server.closeAllConnections();
      };
      const sweeping = sweepIdle();
      await closed;
      ending.abort();
      await sweeping;
    },
  };
}
