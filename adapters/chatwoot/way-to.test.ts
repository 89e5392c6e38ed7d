import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chatwootSettings } from '../../test/support/chatwoot-settings';
import { until } from '../../test/support/until';
import { systemClock } from '../clock';
import { chatwootApi } from './chatwoot-api';
import { chatwootCable } from './cable';
import { clockSkew } from './clock-skew';

const clock = systemClock();
const asked: [string, IncomingHttpHeaders][] = [];
let server: Server;
let internalUrl: string;

/** As Rails with FORCE_SSL=true: whoever did not come by https is sent there. */
beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push([request.url ?? '', request.headers]);
    if (request.headers['x-forwarded-proto'] !== 'https') {
      return void response.writeHead(301, { location: 'https://chat.example.org' }).end();
    }
    const timestamp = new Date(Date.now() + 60_000).toISOString().slice(0, 19).replace('T', ' ');
    const accounts = [{ id: 1, role: 'administrator' }];
    const answers: Record<string, object> = {
      '/api': { version: '4.15.1', timestamp },
      '/api/v1/profile': { accounts },
    };
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(answers[request.url ?? ''] ?? { id: 2, payload: [] }));
  }).on('upgrade', (request, socket) => {
    asked.push([request.url ?? '', request.headers]);
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  internalUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
beforeEach(() => void asked.splice(0));
afterAll(() => new Promise((resolve) => server.close(resolve)));

/** Nobody answers at the browsers' address from here, as from a container. */
const chatwoot = () => ({ url: 'https://chat.invalid', internalUrl });

describe('a Chatwoot whose address for browsers is not ours', () => {
  it('is asked inside, as its proxy would, by SDK and without', async () => {
    const api = chatwootApi(chatwootSettings(chatwoot()));
    expect(await api.conversationsOf(7)).toMatchObject({ kind: 'ok' });
    await api.conversation(2);
    expect(asked.map(([path]) => path)).toEqual([
      '/api/v1/profile',
      '/api/v1/accounts/1/contacts/7/conversations',
      '/api/v1/accounts/1/conversations/2',
    ]);
    for (const [, headers] of asked) expect(headers['x-forwarded-proto']).toBe('https');
  });

  it('has its live feed followed and its clock read there', async () => {
    const cable = chatwootCable({ ...chatwoot(), accountId: 1, clock });
    const hands = { live: () => undefined, heard: () => undefined };
    void cable.follow({ userId: 1, pubsubToken: 'x' }, hands, AbortSignal.timeout(5_000));
    await until('the feed is asked for', () => asked.length > 0);
    expect(asked[0]).toMatchObject(['/cable', { 'x-forwarded-proto': 'https' }]);
    expect(await clockSkew(chatwoot(), clock)).toBeGreaterThan(55_000);
  });

  it('is not told of an https that browsers do not have either', async () => {
    await clockSkew({ ...chatwoot(), url: 'http://localhost:3000' }, clock);
    expect(asked.at(-1)?.[1]).not.toHaveProperty('x-forwarded-proto');
  });
});
