import { DAY, SECOND, type Instant } from '../../core/kernel/instant';
import { testRedis } from '../../test/support/redis';
import { noticeStop, readLongStop, sweptAt } from './long-stop-store';

const redis = testRedis();
beforeEach(() => redis.flushdb());

const NOW = 1_795_400_000_000;

describe('a stop of a week or more is known by the last good sweep', () => {
  type Round = [looked: Instant, well: boolean];
  it.each<[string, Round[], { from: Instant; until: Instant } | null]>([
    ['the first start is none', [[NOW, true]], null],
    ['a day is none', [...well(0, 1)], null],
    [
      'nor is anything shorter than a week',
      [
        [NOW, true],
        [NOW + 7 * DAY - SECOND, true],
      ],
      null,
    ],
    ['a week is one', [...well(0, 7)], { from: NOW, until: NOW + 7 * DAY }],
    [
      'it lasts until a sweep is good',
      [
        [NOW, true],
        [NOW + 8 * DAY, false],
        [NOW + 9 * DAY, true],
      ],
      { from: NOW, until: NOW + 9 * DAY },
    ],
    ['it is remembered when sweeps are good again', well(0, 10, 11), { from: NOW, until: NOW + 10 * DAY }],
    ['of two the newer one counts', well(0, 10, 11, 30), { from: NOW + 11 * DAY, until: NOW + 30 * DAY }],
  ])('%s', async (_what, rounds, stop) => {
    for (const [looked, isGood] of rounds) {
      await noticeStop(redis, looked);
      if (isGood) await sweptAt(redis, looked);
    }
    expect(await readLongStop(redis)).toEqual(stop);
  });

  function well(...days: number[]): Round[] {
    return days.map((day) => [NOW + day * DAY, true]);
  }
});
