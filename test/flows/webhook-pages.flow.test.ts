import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { actsAt } from '../support/acts';
import { ANA, BEN, nightPolicy } from '../support/night';
import { startRoad, type Road } from '../support/road';
import { testRedis } from '../support/redis';
import { until } from '../support/until';

const redis = testRedis();
jest.setTimeout(60_000);
const SECRET = 'a-secret-of-the-relay';

type Posted = { bearer: string; body: { agentId: number; text: string; purpose: string } };
let relay: Server;
let road: Road;
const posted: Posted[] = [];

beforeAll(async () => {
  await redis.flushdb();
  relay = createServer((request, response) => {
    let text = '';
    request.on('data', (part: Buffer) => (text += part.toString('utf8')));
    request.on('end', () => {
      posted.push({ bearer: request.headers.authorization ?? '', body: JSON.parse(text) as Posted['body'] });
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => relay.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(relay.address() as AddressInfo).port}/pages`;
  const webhook = { url, secret: SECRET };
  road = await startRoad({
    speed: 30,
    policy: nightPolicy(),
    onCall: (publicUrl) => ({ numbersFile: '', from: null, authToken: null, webhook, publicUrl }),
  });
});
afterAll(async () => {
  await road.stop();
  await new Promise((resolve) => relay.close(resolve));
});

describe('without Twilio', () => {
  it('pages go to the webhook, step by step, and say nothing of the client; an answer ends them', async () => {
    const acts = actsAt(road.practice);
    const conversation = await acts.newClient('a word of a client');
    const woken = () => posted.filter(({ body }) => body.purpose === 'wake').map(({ body }) => body.agentId);
    await until('the backup to be paged', () => woken().includes(BEN), 45_000);
    expect(woken().slice(0, 3)).toEqual([ANA, ANA, BEN]);
    expect(posted.every(({ bearer }) => bearer === `Bearer ${SECRET}`)).toBe(true);
    expect(posted[0]?.body.text).toMatch(/^1 waiting since \d\d:\d\d, web chat\. Reply A to take it\./);
    expect(JSON.stringify(posted)).not.toContain('a word of a client');
    await acts.advocateSays(conversation);
    await until('them to be told', () => posted.some(({ body }) => body.purpose === 'stand-down'), 30_000);
  });
});
