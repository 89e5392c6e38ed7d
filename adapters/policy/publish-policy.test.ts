import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testRedis } from '../../test/support/redis';
import { startTestRedis } from '../../test/support/redis-server';
import { MINUTE } from '../../core/kernel/instant';
import { DEFAULT_POLICY } from '../../core/kernel/policy';
import { systemClock } from '../clock';
import type { Fault } from '../faults';
import { connectRedis } from '../redis/redis-address';
import { followPolicy, POLICY_KEY, type FollowedPolicy } from './follow-policy';
import { policyLook, publishPolicy } from './publish-policy';
import type { KnownInbox } from './resolve-inboxes';

const folder = mkdtempSync(join(tmpdir(), 'helpline-publish-'));
const file = join(folder, 'policy.yaml');
const redis = testRedis();
const clock = systemClock();

let broken: (readonly Fault[])[];
let published: string[];
let inboxes: KnownInbox[] | null;
let look: () => Promise<void>;
let follower: FollowedPolicy;
let changes: string[];

const settings = (): Parameters<typeof publishPolicy>[0] => ({
  redis,
  clock,
  file,
  inboxes: () => inboxes,
  onBroken: (faults) => broken.push(faults),
  onPublished: (hash) => published.push(hash),
  onError: fail,
});

beforeEach(async () => {
  await redis.flushdb();
  rmSync(file, { force: true });
  [broken, published, changes, inboxes] = [[], [], [], null];
  look = policyLook(settings());
  follower = followPolicy({ redis, clock, onChange: (hash) => changes.push(hash), onError: fail });
});

afterEach(() => follower.stop());
afterAll(() => rmSync(folder, { recursive: true }));

function fail(error: unknown): never {
  throw error;
}

async function edit(text: string): Promise<void> {
  writeFileSync(file, text);
  await look();
  await follower.refresh();
}

const repeatAfter = (): number => follower.current().waiting.repeatAfter / MINUTE;

describe('a policy in force', () => {
  it('is the usual one until another is published, and follows each edit', async () => {
    expect(follower.current()).toEqual(DEFAULT_POLICY);
    await look();
    await follower.refresh();
    expect(follower.hash()).toBe(published[0]);
    await edit('waiting: { repeatAfter: 12 min }');
    expect(repeatAfter()).toBe(12);
    await edit('waiting: { repeatAfter: 14 min }');
    expect(repeatAfter()).toBe(14);
    expect(changes).toEqual(published.slice(1));
    expect(await redis.ttl(POLICY_KEY)).toBeGreaterThan(0);
  });

  it('is published when it changed, not each time the file is looked at', async () => {
    await edit('waiting: { repeatAfter: 12 min }');
    await look();
    await redis.hset(POLICY_KEY, 'hash', 'of another worker');
    await look();
    expect(await redis.hget(POLICY_KEY, 'hash')).toBe('of another worker');
    expect(published).toHaveLength(1);
  });

  it('outlives a broken edit, which is told once, and a repair holds at once', async () => {
    await edit('waiting: { repeatAfter: 12 min }');
    await edit('waiting: { repeatAfter: never }');
    await look();
    expect(repeatAfter()).toBe(12);
    expect(broken.map((faults) => faults.map(({ got }) => got))).toEqual([['never']]);
    await edit('waiting: { repeatAfter: also never }');
    expect(broken).toHaveLength(2);
    await edit('waiting: { repeatAfter: 13 min }');
    expect(repeatAfter()).toBe(13);
    await edit('waiting: { repeatAfter: never }');
    expect(broken).toHaveLength(3);
  });

  it('outlives its file, which is told once', async () => {
    await edit('waiting: { repeatAfter: 12 min }');
    rmSync(file);
    for (let twice = 0; twice < 2; twice += 1) await look();
    await follower.refresh();
    expect([repeatAfter(), broken.map(([fault]) => fault?.got)]).toEqual([12, ['no such file']]);
    await edit('waiting: { repeatAfter: 13 min }');
    expect(repeatAfter()).toBe(13);
  });

  it.each<[string, string]>([
    ['steps out of order', 'quiet: { ladders: { chat: { hint: 6 min } } }'],
    ['a negative time', 'quiet: { neverWrote: -3 min }'],
    ['an unknown zone', 'zone: Europe/Madrit'],
    ['an unknown inbox', 'inboxes: { Web chta: { quiet: { session: 60 min } } }'],
    [
      'two ladders for one inbox',
      'inboxes: { 4: { quiet: { session: 60 min } }, Web chat: { quiet: { session: 30 min } } }',
    ],
  ])('%s in an edit: refused with its line and a remedy, and the old one stays, whole', async (_what, text) => {
    inboxes = [{ id: 4, name: 'Web chat' }];
    await edit('quiet: { session: 45 min }');
    const before = follower.current();
    await edit(text);
    expect(follower.current()).toEqual(before);
    expect(published).toHaveLength(1);
    const [fault] = broken[0] ?? [];
    expect(fault?.where).toMatch(/policy\.yaml:1:\d+/);
    expect(fault?.remedy.length).toBeGreaterThan(10);
  });

  it('is told again to a Redis that was emptied, and kept meanwhile', async () => {
    await edit('waiting: { repeatAfter: 12 min }');
    await redis.flushdb();
    await follower.refresh();
    expect(repeatAfter()).toBe(12);
    await look();
    expect(await redis.hget(POLICY_KEY, 'hash')).toBe(published[0]);
  });

  it('is read anew when Chatwoot has told which inboxes there are', async () => {
    await edit('inboxes: { Web chat: {} }');
    expect(broken).toHaveLength(1);
    inboxes = [{ id: 4, name: 'Web chat' }];
    await look();
    await follower.refresh();
    expect(follower.current().inboxes).toEqual({ 4: {} });
  });

  it('comes by itself', async () => {
    writeFileSync(file, 'waiting: { repeatAfter: 12 min }');
    const fast = systemClock(100);
    const stops = [publishPolicy({ ...settings(), clock: fast })];
    const heard = followPolicy({ redis, clock: fast, onChange: () => {}, onError: fail });
    stops.push(heard.stop);
    while (heard.current().waiting.repeatAfter !== 12 * MINUTE) await clock.sleep(5);
    await Promise.all(stops.map((stop) => stop()));
  });
});

describe('without Redis', () => {
  it('the policy in force goes on, and the error is told', async () => {
    const server = await startTestRedis();
    const own = connectRedis(server.address, 'asker');
    await new Promise((ready) => own.once('ready', ready));
    writeFileSync(file, 'waiting: { repeatAfter: 12 min }');
    const tryAgain = policyLook({ ...settings(), redis: own });
    const errors: unknown[] = [];
    const lonely = followPolicy({ redis: own, clock, onChange: () => {}, onError: (error) => errors.push(error) });
    await tryAgain();
    await lonely.refresh();
    await server.stop();
    await expect(lonely.refresh()).rejects.toThrow();
    expect(lonely.current().waiting.repeatAfter).toBe(12 * MINUTE);
    writeFileSync(file, 'waiting: { repeatAfter: 13 min }');
    await expect(tryAgain()).rejects.toThrow();
    expect(published).toHaveLength(1);
    await lonely.stop();
    own.disconnect();
  });
});
