import { MINUTE } from '../../core/kernel/instant';
import { testRedis } from '../../test/support/redis';
import { COUNTS_FOR, firstNotFound, wasFound } from './gone-store';

const redis = testRedis();
beforeEach(() => redis.flushdb());

const NOW = 1_795_400_000_000;

describe('the first "not found" of a conversation', () => {
  type Between = { after: number; found: readonly number[] };
  it.each<[string, Between, boolean]>([
    ['counts a minute later', { after: MINUTE, found: [] }, true],
    ['counts ten minutes later', { after: COUNTS_FOR, found: [] }, true],
    ['counts no more after that', { after: COUNTS_FOR + 1, found: [] }, false],
    ['counts no more once it was read well', { after: MINUTE, found: [3, 4] }, false],
    ['counts whatever was read well beside it', { after: MINUTE, found: [3] }, true],
  ])('%s', async (_name, { after, found }, counts) => {
    expect(await firstNotFound(redis, 4, NOW)).toBe(NOW);
    await wasFound(redis, found);
    expect(await firstNotFound(redis, 4, NOW + after)).toBe(counts ? NOW : NOW + after);
  });
});
