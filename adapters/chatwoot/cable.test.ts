import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import { until } from '../../test/support/until';
import { manualClock, type ManualClock } from '../manual-clock';
import { chatwootCable, type CableEnd } from './cable';

const TOKEN = 'a-secret-that-opens-everything';
const WHO = { userId: 7, pubsubToken: TOKEN };
const IDENTIFIER = JSON.stringify({ channel: 'RoomChannel', pubsub_token: TOKEN, account_id: 1, user_id: 7 });
const CONFIRMED = { identifier: IDENTIFIER, type: 'confirm_subscription' };
const PING = { type: 'ping', message: 1 };

let server: WebSocketServer;
let clock: ManualClock;
let sockets: WebSocket[];
let said: unknown[];
let stop: AbortController;

/** A server that does as each test wants: it says nothing by itself. */
beforeEach(async () => {
  [clock, sockets, said, stop] = [manualClock(0), [], [], new AbortController()];
  server = new WebSocketServer({ port: 0, host: '127.0.0.1', handleProtocols: () => 'actioncable-v1-json' });
  server.on('connection', (socket) => {
    sockets.push(socket);
    socket.on('error', () => {});
    socket.on('message', (raw: Buffer) => said.push(JSON.parse(raw.toString())));
  });
  await new Promise((resolve) => server.once('listening', resolve));
});
afterEach(async () => {
  stop.abort();
  server.clients.forEach((socket) => socket.terminate());
  await new Promise((resolve) => server.close(resolve));
});

const port = (): number => (server.address() as AddressInfo).port;
const tell = (frame: object | string): void =>
  sockets.at(-1)?.send(typeof frame === 'string' ? frame : JSON.stringify(frame));

/** Follows; what came of it is in `heard`, and `ended` holds how it ended, once it has. */
function follow(url = `http://127.0.0.1:${port()}`) {
  const following = { live: 0, heard: [] as unknown[], ended: null as CableEnd | null };
  const hands = { live: () => (following.live += 1), heard: (message: unknown) => following.heard.push(message) };
  const cable = chatwootCable({ url, accountId: 1, clock });
  void cable.follow(WHO, hands, stop.signal).then((end) => (following.ended = end));
  return following;
}

async function followLive() {
  const following = follow();
  await until('a connection', () => sockets.length > 0);
  tell({ type: 'welcome' });
  await until('a subscription', () => said.length > 0);
  tell(CONFIRMED);
  await until('it is live', () => following.live > 0);
  return following;
}
const ended = (following: { ended: CableEnd | null }) => until('the end', () => following.ended);
const seconds = async (count: number): Promise<void> => {
  for (let i = 0; i < count; i += 1) await clock.advance(1_000);
};

describe('one connection to the live feed', () => {
  it('subscribes once after the welcome, and says nothing else: it never says that anybody is there', async () => {
    const following = await followLive();
    tell(PING);
    tell({ type: 'welcome' });
    tell(CONFIRMED);
    tell({ identifier: IDENTIFIER, message: { event: 'x', data: {} } });
    await until('what was told', () => following.heard.length > 0);
    expect(said).toEqual([{ command: 'subscribe', identifier: IDENTIFIER }]);
    expect(following).toEqual({ live: 1, heard: [{ event: 'x', data: {} }], ended: null });
  });

  it('hears only its own subscription, and nothing before it is confirmed', async () => {
    const following = follow();
    await until('a connection', () => sockets.length > 0);
    tell({ identifier: IDENTIFIER, message: 'too soon' });
    tell({ type: 'welcome' });
    tell({ identifier: 'another', type: 'confirm_subscription' });
    tell(CONFIRMED);
    tell({ identifier: 'another', message: 'not ours' });
    tell({ identifier: IDENTIFIER, message: 'ours' });
    await until('what was told', () => following.heard.length > 0);
    expect(following).toMatchObject({ live: 1, heard: ['ours'] });
  });

  it('ends when it is stopped, and lets go of the socket', async () => {
    const following = await followLive();
    stop.abort();
    expect(await ended(following)).toBe('stopped');
    await until('the socket is gone', () => server.clients.size === 0);
  });
});

describe('a hostile or broken server', () => {
  it('without a welcome: given up after 15 s', async () => {
    const following = follow();
    await until('a connection', () => sockets.length > 0);
    await until('it stands', () => sockets[0]?.readyState === 1);
    tell(PING);
    await new Promise((resolve) => setTimeout(resolve, 50));
    await seconds(15);
    expect(following.ended).toBeNull();
    await seconds(1);
    expect(await ended(following)).toBe('no-welcome');
    expect(said).toEqual([]);
  });

  it('that never confirms, as Chatwoot with a wrong secret: given up, whatever it pings', async () => {
    const following = follow();
    await until('a connection', () => sockets.length > 0);
    tell({ type: 'welcome' });
    await until('a subscription', () => said.length > 0);
    for (let i = 0; i < 16; i += 1) {
      tell(PING);
      await seconds(1);
    }
    expect(await ended(following)).toBe('not-confirmed');
  });

  it('that is silent: dead after 9 s without a ping, and not before', async () => {
    const following = await followLive();
    await seconds(9);
    tell(PING);
    tell({ identifier: IDENTIFIER, message: 1 });
    await until('the ping was heard', () => following.heard.length > 0);
    await seconds(9);
    expect(following.ended).toBeNull();
    await seconds(1);
    expect(await ended(following)).toBe('silent');
    await until('the socket is gone', () => server.clients.size === 0);
  });

  it('that takes the connection and never speaks, not even HTTP', async () => {
    const { createServer } = await import('node:net');
    const mute = createServer((socket) => void socket.on('error', () => {})).listen(0, '127.0.0.1');
    await new Promise((resolve) => mute.once('listening', resolve));
    const following = follow(`http://127.0.0.1:${(mute.address() as AddressInfo).port}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
    await seconds(16);
    expect(await ended(following)).toBe('unreachable');
    mute.close();
  });

  it('that talks junk: each is heard as nothing, and none of it is a sign of life', async () => {
    const following = await followLive();
    await seconds(8);
    for (const junk of ['', 'hello', '[1]', '"x"', 'null', '{"type":7}', '{']) tell(junk);
    sockets.at(-1)?.send(Buffer.from([1, 2, 3]));
    await until('all of it', () => following.heard.length === 8);
    expect(new Set(following.heard)).toEqual(new Set([undefined]));
    await seconds(2);
    expect(await ended(following)).toBe('silent');
  });

  it.each([
    ['a frame of 17 MB', 'too-large', () => tell('x'.repeat(17_000_000))],
    ['a frame as long as Chatwoot’s longest', null, () => tell(`"${'x'.repeat(3_900_000)}"`)],
    ['a disconnect', 'told-to-leave', () => tell({ type: 'disconnect', reason: 'server_restart', reconnect: true })],
    ['a rejection', 'not-confirmed', () => tell({ identifier: IDENTIFIER, type: 'reject_subscription' })],
    ['a connection broken off', 'closed', () => sockets.at(-1)?.terminate()],
    ['a polite end', 'closed', () => sockets.at(-1)?.close()],
  ])('%s', async (_what, how, act) => {
    const following = await followLive();
    act();
    if (how === null) {
      await until('it was heard', () => following.heard.length > 0);
      expect(following.ended).toBeNull();
    } else expect(await ended(following)).toBe(how);
  });

  it('nobody there, or no cable there', async () => {
    expect(await ended(follow('http://127.0.0.1:9'))).toBe('unreachable');
    const { createServer } = await import('node:http');
    const page = createServer((_request, response) => void response.writeHead(302, { location: '/login' }).end());
    page.on('upgrade', (_request, socket) => socket.end('HTTP/1.1 302 Found\r\nlocation: http://127.0.0.1:9/\r\n\r\n'));
    await new Promise<void>((resolve) => page.listen(0, '127.0.0.1', resolve));
    expect(await ended(follow(`http://127.0.0.1:${(page.address() as AddressInfo).port}`))).toBe('unreachable');
    page.close();
  });

  it('has the secret nowhere but in the subscription', async () => {
    let address = '';
    server.on('headers', (_headers, request) => (address = `${request.url} ${JSON.stringify(request.headers)}`));
    await followLive();
    expect(address).toContain('/cable');
    expect(address).not.toContain(TOKEN);
  });
});
