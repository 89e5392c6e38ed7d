import { testRedis } from '../../test/support/redis';
import { holdCable, letGoOfCable, readCableState } from './cable-store';
import { askForSweep, takeSweepRequest } from './sweep-store';

const redis = testRedis();

it('one worker follows the live feed at a time, until it lets go', async () => {
  expect(await readCableState(redis)).toBeNull();
  expect(await holdCable(redis, 'a', 'up')).toBe(true);
  expect(await holdCable(redis, 'b', 'down')).toBe(false);
  expect(await readCableState(redis)).toBe('up');
  await letGoOfCable(redis, 'b');
  expect(await holdCable(redis, 'b', 'down')).toBe(false);
  expect(await holdCable(redis, 'a', 'down')).toBe(true);
  await letGoOfCable(redis, 'a');
  expect(await holdCable(redis, 'b', 'up')).toBe(true);
});

it('what a worker that died had said is forgotten: its lock first, then its state', async () => {
  const [lock, state] = [await redis.pttl('helpline:cable-lock'), await redis.pttl('helpline:cable')];
  expect(lock).toBeGreaterThan(0);
  expect(lock).toBeLessThanOrEqual(15_000);
  expect(state).toBeGreaterThan(lock);
  expect(state).toBeLessThanOrEqual(60_000);
});

it('a sweep that is asked for is taken once', async () => {
  expect(await takeSweepRequest(redis)).toBe(false);
  await askForSweep(redis);
  await askForSweep(redis);
  expect(await takeSweepRequest(redis)).toBe(true);
  expect(await takeSweepRequest(redis)).toBe(false);
});
