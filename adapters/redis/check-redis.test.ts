import type { Redis } from 'ioredis';
import { startTestRedis } from '../../test/support/redis-server';
import { checkRedis } from './check-redis';
import { connectRedis } from './redis-address';

let server: Awaited<ReturnType<typeof startTestRedis>>;
let redis: Redis;

beforeAll(async () => {
  server = await startTestRedis();
  redis = connectRedis(server.address, 'asker');
  await new Promise((ready) => redis.once('ready', ready));
});

afterAll(async () => {
  redis.disconnect();
  await server.stop();
});

/** A Redis that says this of itself, for what the one here is not. */
const claims = (info: string): Redis => ({ info: () => Promise.resolve(info) }) as unknown as Redis;

const told = (faults: { got: string }[]): string[] => faults.map(({ got }) => got);

describe('checkRedis', () => {
  it('has nothing against our own', async () => {
    await redis.config('SET', 'appendonly', 'yes');
    expect(await checkRedis(redis)).toEqual({ faults: [], warnings: [] });
  });

  it('warns of one without an append-only file', async () => {
    await redis.config('SET', 'appendonly', 'no');
    const { faults, warnings } = await checkRedis(redis);
    expect(faults).toEqual([]);
    expect(told(warnings)).toEqual(['a Redis without an append-only file']);
  });

  it.each(['allkeys-lru', 'volatile-ttl'])('refuses one that evicts by %s', async (policy) => {
    await redis.config('SET', 'maxmemory-policy', policy);
    const { faults } = await checkRedis(redis);
    await redis.config('SET', 'maxmemory-policy', 'noeviction');
    expect(told(faults)).toEqual([`a Redis that forgets when it is full (maxmemory-policy ${policy})`]);
  });

  it('refuses a read-only replica', async () => {
    await redis.replicaof('127.0.0.1', 1);
    const { faults } = await checkRedis(redis);
    await redis.replicaof('NO', 'ONE');
    expect(told(faults)).toEqual(['a read-only replica']);
  });

  it.each([
    ['5.0.14', ['Redis 5.0.14']],
    ['6.0.16', ['Redis 6.0.16']],
    ['6.2.0', []],
    ['7.0.15', []],
    ['8.2.3', []],
    ['10.0.0', []],
    ['', ['Redis an unknown version']],
  ])('judges version %s', async (version, faults) => {
    const info = version && `redis_version:${version}\r\n`;
    expect(told((await checkRedis(claims(`${info}maxmemory_policy:noeviction\r\naof_enabled:1\r\n`))).faults)).toEqual(
      faults,
    );
  });
});

describe('an asker', () => {
  it('fails within a second of a Redis that is frozen or gone, and is well again when it is back', async () => {
    process.kill(server.pid, 'SIGSTOP');
    await expect(redis.ping()).rejects.toThrow(/timed out/i);
    process.kill(server.pid, 'SIGCONT');
    await expect(redis.ping()).resolves.toBe('PONG');

    const nobody = connectRedis(`${server.folder}/nobody.sock`, 'asker');
    await expect(nobody.ping()).rejects.toThrow();
    nobody.disconnect();
  });
});
