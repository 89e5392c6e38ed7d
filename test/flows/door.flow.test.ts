import { buildWorld, type BuiltWorld } from '../../adapters/build-world';
import { systemClock } from '../../adapters/clock';
import { createLogger } from '../../adapters/logger';
import { DEFAULT_POLICY } from '../../core/kernel/policy';
import { startService, type Service } from '../../plugin/start-service';
import { digestOf } from '../support/digest';
import { recordedWebhooks } from '../support/recorded-webhooks';
import { TEST_REDIS_ADDRESS, testRedis } from '../support/redis';
import { postTo, signed, type Answered } from '../support/signed';

const redis = testRedis();
const clock = systemClock();
const SECRETS = ['the-new-secret-0123456789', 'the-old-secret-0123456789'] as const;
const NOWHERE = {
  ...{ url: 'http://127.0.0.1:9', accountId: 1, adminToken: 'unused-admin-token', botToken: 'unused-bot-token' },
  ...{ botId: 1, webhookSecrets: SECRETS, deskConversationId: 999, requestsPerSecond: 1 },
};
const MESSAGE = recordedWebhooks().find(({ raw }) => raw.includes('"event":"message_created"'))?.raw ?? '';

let built: BuiltWorld;
let service: Service;
let hook = '';
beforeAll(async () => {
  const log = createLogger('silent', clock);
  built = buildWorld({ chatwoot: NOWHERE, redisAddress: TEST_REDIS_ADDRESS, clock, log, policy: () => DEFAULT_POLICY });
  await built.ready;
  service = await startService(built.world, { host: '127.0.0.1', port: 0 }, SECRETS);
  hook = `http://127.0.0.1:${service.address.port}/webhooks/chatwoot`;
});
afterAll(async () => {
  await service.stop();
  await built.close();
});
beforeEach(() => redis.flushdb());

const genuine = (body: string | Buffer, secret: string = SECRETS[0], seconds = 0): Record<string, string> =>
  signed(body, secret, clock.now() + seconds * 1000);
const large = JSON.stringify({ event: 'message_created', content: 'x'.repeat(6_100_000) });

describe('the door for webhooks', () => {
  it.each<[string, string]>([
    ['the new secret', SECRETS[0]],
    ['the old secret', SECRETS[1]],
  ])('keeps what is signed with %s, and says 200 and nothing else', async (_which, secret) => {
    expect(await postTo(hook, MESSAGE, genuine(MESSAGE, secret))).toEqual({ status: 200, body: '' });
    expect(await redis.keys('*:mail:*')).toHaveLength(1);
  });

  it('keeps what is as large as the longest message makes it', async () => {
    const longest = JSON.stringify({ ...(JSON.parse(MESSAGE) as object), rest: 'x'.repeat(5_000_000) });
    expect(await postTo(hook, longest, genuine(longest))).toEqual({ status: 200, body: '' });
    expect(await redis.keys('*:mail:*')).toHaveLength(1);
  });

  it('keeps what comes twice once', async () => {
    await postTo(hook, MESSAGE, genuine(MESSAGE));
    const kept = await redis.lrange((await redis.keys('*:mail:*'))[0] ?? '', 0, -1);
    expect(await postTo(hook, MESSAGE, genuine(MESSAGE))).toEqual({ status: 200, body: '' });
    expect(await redis.lrange((await redis.keys('*:mail:*'))[0] ?? '', 0, -1)).toEqual(kept);
  });

  it('keeps what is dated 299 s back or ahead', async () => {
    expect(await postTo(hook, MESSAGE, genuine(MESSAGE, SECRETS[0], -298))).toMatchObject({ status: 200 });
    expect(await postTo(hook, MESSAGE, genuine(MESSAGE, SECRETS[0], 298))).toMatchObject({ status: 200 });
  });

  const unsigned = { 'content-type': 'application/json' };
  it.each<[string, number, () => Promise<Answered>]>([
    ['what is not signed', 401, () => postTo(hook, MESSAGE, unsigned)],
    ['what is signed with a strange secret', 401, () => postTo(hook, MESSAGE, genuine(MESSAGE, 'strange'))],
    ['what was altered by one letter', 401, () => postTo(hook, `${MESSAGE} `, genuine(MESSAGE))],
    [
      'what has another date than was signed',
      401,
      () => postTo(hook, MESSAGE, { ...genuine(MESSAGE), 'x-chatwoot-timestamp': '1' }),
    ],
    ['what is too old', 401, () => postTo(hook, MESSAGE, genuine(MESSAGE, SECRETS[0], -310))],
    ['what is from the future', 401, () => postTo(hook, MESSAGE, genuine(MESSAGE, SECRETS[0], 310))],
    ['what has more than 6 MB', 413, () => postTo(hook, large, genuine(large))],
    ['what has more than 6 MB and does not say so', 413, () => postTo(hook, large, genuine(large), { chunked: true })],
    ['what is not JSON', 400, () => postTo(hook, 'event=x', genuine('event=x'))],
    ['an empty body', 400, () => postTo(hook, '', genuine(''))],
    ['a bare number', 400, () => postTo(hook, '7', genuine('7'))],
    ['null', 400, () => postTo(hook, 'null', genuine('null'))],
    ['half a character', 400, () => postTo(hook, Buffer.from([0xff, 0xfe]), genuine(Buffer.from([0xff, 0xfe])))],
    [
      'a message without what it is about',
      400,
      () => postTo(hook, '{"event":"message_created"}', genuine('{"event":"message_created"}')),
    ],
  ])('refuses %s with %i, no reason, and nothing changed', async (_what, status, post) => {
    const before = await digestOf(redis);
    expect(await post()).toEqual({ status, body: '' });
    expect(await digestOf(redis)).toBe(before);
  });

  it.each<[string, number, () => Promise<Answered>]>([
    ['a GET of its address', 404, () => postTo(hook, '', {}, { method: 'GET' })],
    ['a PUT of its address', 404, () => postTo(hook, MESSAGE, genuine(MESSAGE), { method: 'PUT' })],
    ['another address', 404, () => postTo(`${hook}/x`, MESSAGE, genuine(MESSAGE))],
    ['an address with a trick in it', 404, () => postTo(`${hook}/../x`, MESSAGE, genuine(MESSAGE))],
  ])('knows nothing at %s', async (_what, status, post) => {
    const before = await digestOf(redis);
    expect(await post()).toMatchObject({ status });
    expect(await digestOf(redis)).toBe(before);
  });

  it('says 200 to an event of which it keeps nothing, so that Chatwoot need not try again', async () => {
    const ignored = '{"event":"something_new","account":{"id":1}}';
    const stranger = MESSAGE.replace('"account":{"id":1', '"account":{"id":7');
    const before = await digestOf(redis);
    expect(await postTo(hook, ignored, genuine(ignored))).toEqual({ status: 200, body: '' });
    expect(await postTo(hook, stranger, genuine(stranger))).toEqual({ status: 200, body: '' });
    expect(await digestOf(redis)).toBe(before);
  });

  it('still answers others after many were cut short', async () => {
    const cut = () => postTo(hook, large, genuine(large), { chunked: true });
    // Who still sends when the door has closed may not come to read its answer.
    await Promise.allSettled(Array.from({ length: 20 }, cut));
    expect(await postTo(hook, MESSAGE, genuine(MESSAGE))).toEqual({ status: 200, body: '' });
  });
});
