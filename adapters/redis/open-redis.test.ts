import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTestRedis } from '../../test/support/redis-server';
import { systemClock } from '../clock';
import type { RedisConfig } from '../config/config';
import { openRedis } from './open-redis';
import { connectRedis } from './redis-address';

const folder = mkdtempSync(join(tmpdir(), 'helpline-open-'));
const clock = systemClock();
const config: RedisConfig = {
  url: null,
  bin: null,
  dataDir: folder,
  cacheDir: join(__dirname, '../../.cache/redis'),
  searchPath: process.env['PATH'] ?? '',
};
const open = (more: Partial<RedisConfig>): ReturnType<typeof openRedis> =>
  openRedis({ ...config, ...more }, clock, () => {});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function withRedis(
  ask: (redis: ReturnType<typeof connectRedis>) => Promise<unknown>,
  address: string,
): Promise<void> {
  const redis = connectRedis(address, 'waiter');
  await ask(redis);
  redis.disconnect();
}

describe('openRedis', () => {
  it('starts our own where no address is given: durable, and of one helpline only', async () => {
    const first = await open({});
    if (!first.ok) throw new Error(JSON.stringify(first.faults));
    expect(first.value.warnings).toEqual([]);
    await withRedis((redis) => redis.set('kept', 'yes'), first.value.address);
    expect(await open({})).toMatchObject({ ok: false, faults: [{ where: 'DATA_DIR' }] });
    await first.value.stop();

    const second = await open({});
    if (!second.ok) throw new Error(JSON.stringify(second.faults));
    await withRedis(async (redis) => expect(await redis.get('kept')).toBe('yes'), second.value.address);
    await second.value.stop();
  });

  it('uses the one at an address, with its worries, refuses it with its faults, and never ends it', async () => {
    const server = await startTestRedis();
    const there = await open({ url: server.address });
    expect(there).toMatchObject({ ok: true, value: { address: server.address, warnings: [{ where: 'REDIS_URL' }] } });
    await withRedis((redis) => redis.config('SET', 'maxmemory-policy', 'allkeys-lru'), server.address);
    expect(await open({ url: server.address })).toMatchObject({
      ok: false,
      faults: [{ expected: 'maxmemory-policy noeviction' }],
    });
    if (there.ok) await there.value.stop();
    await withRedis((redis) => redis.ping(), server.address);
    await server.stop();
  });

  it('tells a fault when nobody answers, without the password', async () => {
    expect(await open({ url: `${folder}/nobody.sock` })).toMatchObject({
      ok: false,
      faults: [{ got: 'no answer (ENOENT)' }],
    });
    const closed = await open({ url: 'redis://:hush-hush@127.0.0.1:1' });
    expect(closed).toMatchObject({ ok: false, faults: [{ got: 'no answer (ECONNREFUSED)' }] });
    expect(JSON.stringify(closed)).not.toContain('hush');
  });

  it('tells a wrong password from no answer', async () => {
    const server = await startTestRedis();
    await withRedis((redis) => redis.config('SET', 'requirepass', 'open-sesame'), server.address);
    expect(await open({ url: server.address })).toMatchObject({ ok: false, faults: [{ got: 'no answer (NOAUTH)' }] });
    await server.stop();
  });
});
