import { MINUTE, SECOND } from '../../core/kernel/instant';
import { testRedis } from '../../test/support/redis';
import * as store from './advocate-store';

const redis = testRedis();
const lostAt = (now: number) => store.advocatesLost(redis, now);
beforeEach(() => redis.flushdb());

test('whoever opened a stream is here for a minute, and each look that finds it open adds to that', async () => {
  await store.advocateCame(redis, 5, 0);
  expect(await lostAt(MINUTE - 1)).toEqual([]);
  await store.advocatesStay(redis, [5], 15 * SECOND);
  expect(await lostAt(MINUTE)).toEqual([]);
  expect(await lostAt(75 * SECOND)).toEqual([{ agentId: 5, since: 0 }]);
});

test('the loss is dated by the last sign: a proof, or the end of the stream', async () => {
  await store.advocateCame(redis, 5, 0);
  await store.advocateSigned(redis, 5, 40 * SECOND);
  expect(await lostAt(2 * MINUTE)).toEqual([{ agentId: 5, since: 40 * SECOND }]);
});

test('a page that did not prove itself is waited for only a moment, and that is no longer than before', async () => {
  await store.advocateCame(redis, 5, 0);
  await store.advocatesStay(redis, [5], 80 * SECOND);
  await store.advocatesFellSilent(redis, [5], 81 * SECOND);
  expect(await lostAt(101 * SECOND)).toHaveLength(1);
  await store.advocatesFellSilent(redis, [6], 0);
  expect(await lostAt(10 * MINUTE)).toHaveLength(1);
});

test('who said goodbye is not lost', async () => {
  await store.advocateCame(redis, 5, 0);
  await store.advocateSaidGoodbye(redis, 5);
  await store.advocateSigned(redis, 5, SECOND);
  expect(await lostAt(10 * MINUTE)).toEqual([]);
});

test('that it was told stands until they are back, and who came back meanwhile is not forgotten', async () => {
  await store.advocateCame(redis, 5, 0);
  const [lost] = await lostAt(2 * MINUTE);
  if (!lost) throw new Error('not lost');
  await store.advocateCame(redis, 5, 2 * MINUTE);
  expect(await store.keepLost(redis, lost, 2 * MINUTE)).toBe(false);
  expect(await store.wasLostSince(redis, 5)).toBe(0);
  expect(await lostAt(4 * MINUTE)).toHaveLength(1);
  expect(await store.keepLost(redis, lost, 4 * MINUTE)).toBe(true);
  expect(await lostAt(4 * MINUTE)).toEqual([]);
  await store.keepBack(redis, 5);
  expect(await store.wasLostSince(redis, 5)).toBeNull();
});
