import { manualClock } from '../../adapters/manual-clock';
import { open } from '../../adapters/redis/facts-store';
import { writeSweepState } from '../../adapters/redis/sweep-store';
import type { World } from '../../adapters/world';
import { SECOND } from '../../core/kernel/instant';
import { testRedis } from '../../test/support/redis';
import { tellOfLine } from './tell-of-line';

const redis = testRedis();
beforeEach(() => redis.flushdb());

const NOON = 1_795_392_000_000;

/** Tells how rounds ended, each at so many seconds after noon, and gives what the desk has heard of it. */
async function heard(...rounds: ['well' | 'in vain', number][]): Promise<string[]> {
  const clock = manualClock(NOON);
  const world = { redis, clock, accountId: 1, bell: { ring() {} } } as unknown as World;
  for (const [end, at] of rounds) {
    await clock.advanceTo(NOON + at * SECOND);
    if (end === 'well') await writeSweepState(redis, { changedAt: clock.now() });
    await tellOfLine(world, end === 'well', clock.now());
  }
  const { mail } = await open(redis, 'd:1');
  return mail.flatMap((event) =>
    event.kind === 'line-changed' ? [`${event.trouble ?? 'well'} since ${(event.since - NOON) / SECOND}`] : [],
  );
}

describe('a Chatwoot that cannot be asked', () => {
  it('is told after 45 s, with the last moment at which it could, once; and when it can again', async () => {
    expect(await heard(['well', 0], ['in vain', 30], ['in vain', 45])).toEqual([]);
    expect(await heard(['in vain', 46], ['in vain', 90], ['well', 120], ['well', 150])).toEqual([
      'chatwoot-away since 0',
      'well since 120',
    ]);
  });

  it('and never could, as at a first start, is told after as long, since it was first asked in vain', async () => {
    expect(await heard(['in vain', 5], ['in vain', 20], ['in vain', 50])).toEqual([]);
    expect(await heard(['in vain', 51], ['well', 60])).toEqual(['chatwoot-away since 5', 'well since 60']);
  });

  it('and fails again after one good answer, is told again, since that answer', async () => {
    expect(await heard(['in vain', 0], ['in vain', 46], ['well', 50], ['in vain', 80], ['in vain', 96])).toEqual([
      'chatwoot-away since 0',
      'well since 50',
      'chatwoot-away since 50',
    ]);
  });

  it('for days is not forgotten, so that its end is told', async () => {
    await heard(['well', 0], ['in vain', 46]);
    await redis.expire('helpline:sweep', 60);
    await heard(['in vain', 106]);
    expect(await redis.ttl('helpline:sweep')).toBeGreaterThan(3_600);
  });
});
