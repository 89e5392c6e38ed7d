import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { systemClock } from '../../adapters/clock';
import { setupAtPractice } from '../../test/support/setup-at-practice';
import { reachChatwoot } from './reach-chatwoot';

const at = setupAtPractice();
const manners = { clock: systemClock(), requestsPerSecond: 1_000 };
/** Nobody listens there. */
let closed = '';

beforeAll(async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closed = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await new Promise((resolve) => server.close(resolve));
});

describe('where setup reaches Chatwoot', () => {
  it('is the browsers’ address when that answers', async () => {
    expect(await reachChatwoot(at.practice.url, null, manners, closed)).toBeNull();
  });
  it('else its own name on its own network, as from a container beside it', async () => {
    expect(await reachChatwoot(closed, null, manners, at.practice.url)).toBe(at.practice.url);
  });
  it('or where an earlier run reached it, as long as it does', async () => {
    expect(await reachChatwoot(closed, at.practice.url, manners, closed)).toBe(at.practice.url);
    expect(await reachChatwoot(at.practice.url, closed, manners, closed)).toBeNull();
  });
  it('is left to whoever asks next when nobody answers', async () => {
    expect(await reachChatwoot(closed, null, manners, closed)).toBeNull();
  });
});

describe('npm run setup, in a container', () => {
  it('writes both addresses, and asks Chatwoot at the inner one', async () => {
    const { code } = await at.run({ url: 'https://chat.invalid', internalUrl: at.practice.url });
    expect(code).toBe(0);
    expect(at.environment()).toMatchObject({
      CHATWOOT_URL: 'https://chat.invalid',
      CHATWOOT_INTERNAL_URL: at.practice.url,
    });
  });
});
