import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { lineOf, lineTag } from '../../adapters/built-line';
import { createLogger } from '../../adapters/logger';
import { manualClock } from '../../adapters/manual-clock';
import { testRedis } from '../../test/support/redis';
import { lineDoor } from './line-door';

const redis = testRedis();
const CHATWOOT = 'https://chat.example.org';
const TODAY = lineOf('console.log("today");');
const YESTERDAY = lineOf('console.log("yesterday");');
const servers: Server[] = [];
const counted: string[] = [];

/** The doors of one build. */
async function serve(line: typeof TODAY | null): Promise<(path: string, init?: RequestInit) => Promise<Response>> {
  const clock = manualClock(0);
  const world = {
    ...{ chatwootOrigin: CHATWOOT, redis, clock, log: createLogger('silent', clock) },
    count: (name: string) => void counted.push(name),
  };
  const server = createServer(express().use(lineDoor(world, line)));
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return (path, init) => fetch(address + path, init);
}
beforeEach(() => void counted.splice(0));
afterEach(() => servers.splice(0).forEach((server) => server.close()));

describe('the line’s script', () => {
  it('is at an address that changes with it, kept for ever, and read by Chatwoot’s page alone', async () => {
    const get = await serve(TODAY);
    const answer = await get(`/line/${TODAY.hash}.js`);
    expect(await answer.text()).toBe(TODAY.text);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'access-control-allow-origin': CHATWOOT,
      'cross-origin-resource-policy': 'cross-origin',
      'content-type': 'text/javascript; charset=utf-8',
    });
    expect(counted).toEqual(['line_served']);
  });

  it('is what the tag that setup prints is about', () => {
    const tag = lineTag('https://helpline.example.org', TODAY, 1);
    const [, src, integrity] =
      /^<script src="([^"]+)" integrity="([^"]+)" crossorigin="anonymous" data-account="1" defer><\/script>$/.exec(
        tag,
      ) ?? [];
    expect(src).toBe(`https://helpline.example.org/line/${TODAY.hash}.js`);
    expect(integrity).toBe(`sha384-${createHash('sha384').update(TODAY.text).digest('base64')}`);
  });

  it('of an earlier build is still where it was after an upgrade', async () => {
    await (
      await serve(YESTERDAY)
    )(`/line/${YESTERDAY.hash}.js`);
    const get = await serve(TODAY);
    expect(await (await get(`/line/${YESTERDAY.hash}.js`)).text()).toBe(YESTERDAY.text);
    expect(counted).toEqual(['line_served', 'line_old_served']);
  });

  it('that nobody knows is not found, and counted', async () => {
    const get = await serve(null);
    expect((await get('/line/0123456789abcdef.js')).status).toBe(404);
    for (const path of ['/line/', '/line/x.js', '/line/../app.js', `/line/${'a'.repeat(17)}.js`])
      expect((await get(path)).status).toBe(404);
    expect(counted).toEqual(['line_unknown']);
  });

  it('that was changed where it is kept is not served', async () => {
    await redis.set(`helpline:line:${YESTERDAY.hash}`, 'alert(1)');
    const get = await serve(TODAY);
    expect((await get(`/line/${YESTERDAY.hash}.js`)).status).toBe(404);
  });
});

describe('the line that has vanished', () => {
  const told = async (body: string, origin = CHATWOOT): Promise<string[]> => {
    const get = await serve(TODAY);
    const { status } = await get('/line/missing', { method: 'POST', body, headers: { origin } });
    expect(status).toBe(204);
    return counted;
  };
  test.each<[string, string, string, string]>([
    ['tells which anchor is missing', 'reply-box', CHATWOOT, 'line_missing_reply_box'],
    ['of a closed list', 'editor', CHATWOOT, 'line_missing_editor'],
    ['and no word more', 'I am scared', CHATWOOT, 'line_odd'],
    ['however long', 'x'.repeat(100_000), CHATWOOT, 'line_odd'],
    ['from Chatwoot’s page alone', 'reply-box', 'https://elsewhere.example', 'line_odd'],
  ])('%s', async (_what, body, origin, name) => expect(await told(body, origin)).toEqual([name]));
});
