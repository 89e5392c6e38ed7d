import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { PanelConfig } from '../../adapters/config/config';

/** A panel's page and exchange for the doctor to ask, which answer as told. */
export type PanelStandIn = {
  panel: PanelConfig;
  /** How the page and the exchange answer; `heal` puts it back. */
  page: { status: number; headers: Record<string, string> };
  exchange: { status: number; body: string };
  heal: () => void;
  close: () => Promise<void>;
};

export async function startPanelStandIn(chatwootOrigin: string): Promise<PanelStandIn> {
  const healthy = () => ({
    page: {
      status: 200,
      headers: { 'content-security-policy': `default-src 'none'; frame-ancestors ${chatwootOrigin}` },
    },
    exchange: { status: 401, body: '{"error":{"code":"not-signed-in","words":""}}' },
  });
  const answer: RequestListener = ({ url }, response) => {
    const { page, exchange } = standIn;
    if (url === '/panel/') response.writeHead(page.status, page.headers).end();
    else if (url === '/exchange/session') response.writeHead(exchange.status).end(exchange.body);
    else response.writeHead(404).end();
  };
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const standIn: PanelStandIn = {
    ...healthy(),
    panel: { secret: 'x'.repeat(32), url, exchangeUrl: `${url}/exchange`, identity: 'same-host' },
    heal: () => void Object.assign(standIn, healthy()),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return standIn;
}
