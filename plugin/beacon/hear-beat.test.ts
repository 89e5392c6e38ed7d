import { makePageKey, hashOfSource } from '../../adapters/chatwoot/page-key';
import { manualClock } from '../../adapters/manual-clock';
import { bindPages, readPages } from '../../adapters/redis/page-store';
import type { CounterName } from '../../adapters/redis/counters';
import type { World } from '../../adapters/world';
import { open } from '../../adapters/redis/facts-store';
import { testRedis } from '../../test/support/redis';
import { createBeatHearer } from './hear-beat';

const redis = testRedis();
const pageKey = makePageKey('a-secret-0123456789');
const ORIGIN = 'https://www.example.org';
const SOURCE = hashOfSource('4ba462ff-2f20-47de-b684-fc1c7d146cac');
const clock = manualClock(Date.UTC(2026, 10, 22, 2, 13));
const rung: string[] = [];
/** Only what this door reaches for. */
const world = {
  accountId: 1,
  us: { pageKey },
  beaconOrigins: [ORIGIN],
  clock,
  redis,
  bell: { ring: (subject: string) => void rung.push(subject) },
  log: { warn: () => {} },
} as unknown as World;

const beatOf = (more: object = {}) =>
  JSON.stringify({
    ...{ v: 1, source: SOURCE, page: 'b'.repeat(16), n: 1, seq: 1, device: 'desktop', state: 'visible' },
    ...{ since: 0, born: 0, chat: 'closed', ...more },
  });
const sent = (body: string, origin = ORIGIN, address = '192.0.2.1') => ({ raw: Buffer.from(body), origin, address });
const everything = async () => {
  const keys = (await redis.keys('*')).sort();
  return JSON.stringify(await Promise.all(keys.map(async (key) => [key, await redis.dump(key)])));
};

beforeEach(async () => {
  await redis.flushdb();
  rung.length = 0;
});

test('100,000 forged, replayed and flooding beats change nothing but counters', async () => {
  const hear = createBeatHearer(world);
  await bindPages(redis, pageKey(SOURCE), 42);
  expect(await hear(sent(beatOf({ n: 50, seq: 5 })))).toMatchObject({ counted: 'beat_changed' });
  const before = await everything();
  const counted = new Map<CounterName, number>();
  const shapes = [
    () => sent(beatOf({ n: 51, seq: 6, state: 'left' }), 'https://elsewhere.example'),
    () => sent(beatOf({ n: 50, seq: 5 })),
    () => sent(beatOf({ n: 49, seq: 4, state: 'left', exit: 0 })),
    () => sent(beatOf({ n: 60, seq: 6, text: 'x' })),
    () => sent('{'),
  ];
  for (let i = 0; i < 100_000; i += 1) {
    // So slowly that no limit stops them.
    if (i % 60 === 0) await clock.advance(10_000);
    const { status, counted: name } = await hear((shapes[i % shapes.length] ?? shapes[0])!());
    expect(status).toBe(204);
    counted.set(name, (counted.get(name) ?? 0) + 1);
  }
  expect(await everything()).toBe(before);
  expect(rung).toEqual(['c:1:42']);
  expect(Object.fromEntries(counted)).toEqual({ beat_wrong_origin: 20_000, beat_stale: 40_000, beat_odd: 40_000 });
});

test('an address that floods is not even read, and is heard again ten seconds later', async () => {
  const hear = createBeatHearer(world);
  const names: CounterName[] = [];
  for (let i = 0; i < 1_000; i += 1) names.push((await hear(sent('{'))).counted);
  expect(names.filter((name) => name === 'beat_odd')).toHaveLength(400);
  expect((await hear(sent(beatOf(), ORIGIN, '192.0.2.2'))).counted).toBe('beat_held');
  await clock.advance(10_000);
  expect((await hear(sent(beatOf({ n: 2 })))).counted).toBe('beat_renewed');
});

test('one source that floods is stopped, and others of its address are not', async () => {
  const hear = createBeatHearer(world);
  const answers: CounterName[] = [];
  for (let n = 1; n <= 50; n += 1) answers.push((await hear(sent(beatOf({ n })))).counted);
  expect(answers.filter((name) => name === 'beat_too_many')).toHaveLength(10);
  expect(await hear(sent(beatOf({ source: hashOfSource('another') })))).toMatchObject({ counted: 'beat_held' });
});

test('made-up sources fill nothing for long: what is kept of them ends within minutes', async () => {
  const hear = createBeatHearer(world);
  for (let i = 0; i < 500; i += 1) await hear(sent(beatOf({ source: hashOfSource(`made up ${i}`), inPage: [[7, 0]] })));
  const keys = await redis.keys('*');
  expect(keys.length).toBeLessThanOrEqual(2 * 400);
  for (const key of keys) expect(await redis.ttl(key)).toBeLessThanOrEqual(600);
});

test('a visitor’s many pages are kept in bounds: the one that was silent longest makes room', async () => {
  const hear = createBeatHearer(world);
  for (let i = 0; i < 30; i += 1) {
    await hear(sent(beatOf({ page: String(i).padStart(16, '0') })));
    await clock.advance(1_000);
  }
  const { pages } = await readPages(redis, pageKey(SOURCE));
  expect(pages).toHaveLength(24);
  expect(Math.min(...pages.map(({ page }) => page.lastHeardAt))).toBe(clock.now() - 24_000);
});

test('what is held comes with the binding, once it is known whose it is; then it goes to the mailbox', async () => {
  const hear = createBeatHearer(world);
  expect(await hear(sent(beatOf({ inPage: [[7, 0]] })))).toMatchObject({ counted: 'beat_held' });
  const found = await bindPages(redis, pageKey(SOURCE), 42);
  expect(found?.held.map(({ kind }) => kind)).toEqual(['page-heard', 'message-in-page']);
  expect(await hear(sent(beatOf({ n: 2, seq: 2, state: 'hidden' })))).toMatchObject({ counted: 'beat_changed' });
  expect((await open(redis, 'c:1:42')).mail.map(({ kind }) => kind)).toEqual(['page-heard']);
  expect(await bindPages(redis, pageKey(SOURCE), 41)).toBeNull();
});

test('a renewal tells the mailbox nothing', async () => {
  const hear = createBeatHearer(world);
  await bindPages(redis, pageKey(SOURCE), 42);
  await hear(sent(beatOf()));
  for (let n = 2; n <= 20; n += 1) expect(await hear(sent(beatOf({ n })))).toMatchObject({ counted: 'beat_renewed' });
  expect((await open(redis, 'c:1:42')).mail).toHaveLength(1);
});

test('while Redis is away the page is told so, and tells it again', async () => {
  const away = { ...world, redis: new Proxy({}, { get: () => () => Promise.reject(new Error('away')) }) } as World;
  expect(await createBeatHearer(away)(sent(beatOf()))).toMatchObject({ status: 503 });
});

test('without a beacon nothing is heard', async () => {
  const { pageKey: _off, ...us } = world.us;
  const off = { ...world, us, beaconOrigins: [] } as unknown as World;
  expect(await createBeatHearer(off)(sent(beatOf()))).toMatchObject({ counted: 'beat_wrong_origin' });
  expect(await redis.keys('*')).toEqual([]);
});
