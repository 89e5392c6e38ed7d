import { noFacts } from '../../core/kernel/facts';
import type { Effect } from '../../core/kernel/effect';
import { conversation } from '../../core/kernel/subject';
import { T0 } from '../../test/support/events';
import { testRedis } from '../../test/support/redis';
import { due } from './due';
import { save } from './facts-store';
import { claim, LEASE, settle } from './intent-store';

const redis = testRedis();
const SUBJECT = 'c:1:42';
const ID = `${SUBJECT}:waiting-m1-1:note`;
const effect: Effect = {
  kind: 'note',
  about: 'waiting',
  text: 'somebody waits',
  mention: [],
  marker: { kind: 'waiting', data: {} },
  deadline: T0 + 600_000,
};

beforeEach(async () => {
  await redis.flushdb();
  await save(redis, {
    subject: SUBJECT,
    version: 0,
    facts: noFacts(conversation(1, 42)),
    mailRead: 0,
    alarm: null,
    isOpen: true,
    finished: false,
    intents: [{ id: ID, subject: SUBJECT, effect }],
    now: T0,
  });
});

const dueAt = async (now: number): Promise<number> => {
  await redis.del(...(await redis.keys('*:ringing')), 'none');
  return (await due(redis, now)).effects.length;
};

describe('an intent', () => {
  it('is given to one hand only while its claim lasts', async () => {
    expect(await claim(redis, SUBJECT, ID, T0, 'a')).toMatchObject({ kind: 'held', effect, beganAt: null, tries: 1 });
    expect(await claim(redis, SUBJECT, ID, T0 + LEASE - 1, 'b')).toEqual({ kind: 'busy' });
  });

  it('whose hand died may have been done: the next hand is told since when', async () => {
    await claim(redis, SUBJECT, ID, T0, 'a');
    expect(await claim(redis, SUBJECT, ID, T0 + LEASE, 'b')).toMatchObject({ kind: 'held', beganAt: T0, tries: 2 });
    await claim(redis, SUBJECT, ID, T0 + 2 * LEASE, 'c');
    expect(await claim(redis, SUBJECT, ID, T0 + 3 * LEASE, 'd')).toMatchObject({ beganAt: T0, tries: 4 });
  });

  it('is rung for again when its claim runs out, and not before', async () => {
    await claim(redis, SUBJECT, ID, T0, 'a');
    expect(await dueAt(T0 + LEASE - 1)).toBe(0);
    expect(await dueAt(T0 + LEASE)).toBe(1);
  });

  it('that is done is gone, and is never planned again', async () => {
    await claim(redis, SUBJECT, ID, T0, 'a');
    expect(await settle(redis, SUBJECT, ID, 'a', T0, { kind: 'done' })).toBe(true);
    expect(await claim(redis, SUBJECT, ID, T0, 'b')).toEqual({ kind: 'gone' });
    const again = await save(redis, {
      subject: SUBJECT,
      version: 1,
      facts: noFacts(conversation(1, 42)),
      mailRead: 0,
      alarm: null,
      isOpen: true,
      finished: false,
      intents: [{ id: ID, subject: SUBJECT, effect }],
      now: T0,
    });
    expect(again).toMatchObject({ planned: [] });
  });

  it('that was surely not done is fresh again at its moment', async () => {
    await claim(redis, SUBJECT, ID, T0, 'a');
    await settle(redis, SUBJECT, ID, 'a', T0, { kind: 'planned', at: T0 + 7_000 });
    expect(await dueAt(T0 + 6_999)).toBe(0);
    expect(await claim(redis, SUBJECT, ID, T0 + 7_000, 'b')).toMatchObject({ kind: 'held', beganAt: null });
  });

  it('of unknown outcome stays unknown until evidence settles it', async () => {
    await claim(redis, SUBJECT, ID, T0, 'a');
    await settle(redis, SUBJECT, ID, 'a', T0 + 10_000, { kind: 'unknown', at: T0 + 30_000 });
    expect(await claim(redis, SUBJECT, ID, T0 + 30_000, 'b')).toMatchObject({ kind: 'held', beganAt: T0 });
  });

  it('cannot be settled by a hand that lost its claim', async () => {
    await claim(redis, SUBJECT, ID, T0, 'frozen');
    await claim(redis, SUBJECT, ID, T0 + LEASE, 'b');
    expect(await settle(redis, SUBJECT, ID, 'frozen', T0 + LEASE, { kind: 'done' })).toBe(false);
    expect(await settle(redis, SUBJECT, ID, 'b', T0 + LEASE, { kind: 'done' })).toBe(true);
    expect(await settle(redis, SUBJECT, ID, 'b', T0 + LEASE, { kind: 'done' })).toBe(false);
  });
});
