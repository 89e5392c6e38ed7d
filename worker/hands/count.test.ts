import { manualClock } from '../../adapters/manual-clock';
import { readWeek } from '../../adapters/redis/meter-store';
import type { CountEffect } from '../../core/kernel/effect';
import { DEFAULT_POLICY } from '../../core/kernel/policy';
import { testRedis } from '../../test/support/redis';
import { count } from './count';

const redis = testRedis();
const SUNDAY_NIGHT = Date.UTC(2026, 10, 22, 23, 30);
const LEFT: CountEffect = {
  ...{ kind: 'count', counts: 'disproved', stance: 'gone', n: 3, claims: SUNDAY_NIGHT, deadline: Infinity },
  ...{ verdict: 'left', source: 'page-left', shownAt: SUNDAY_NIGHT },
};

/** Counts it some days later; the answer is what was counted in all, and what in the two weeks. */
async function counted(effect: CountEffect, zone = 'UTC') {
  const names: string[] = [];
  const world = {
    redis,
    clock: manualClock(Date.UTC(2026, 10, 26)),
    policy: () => ({ ...DEFAULT_POLICY, zone }),
    count: (name: string) => void names.push(name),
  };
  await redis.flushdb();
  expect(await count(world, { effect })).toEqual({ kind: 'done' });
  return { names, weeks: await Promise.all(['2026-W47', '2026-W48'].map((week) => readWeek(redis, week))) };
}

test('a verdict that was disproved is counted by its side, its kind, and the source it rested on', async () => {
  expect((await counted(LEFT)).names).toEqual(['verdict_disproved_gone_left_page-left', 'verdict_disproved_gone']);
});

test('in the week in which it was shown, by the desk’s own clock, not in the one in which that came out', async () => {
  const one = { counts: 'disproved', stance: 'gone', verdict: 'left', source: 'page-left', times: 1 };
  expect((await counted(LEFT)).weeks).toEqual([[one], []]);
  expect((await counted(LEFT, 'Europe/Madrid')).weeks).toEqual([[], [one]]);
});

test('what takes no side is counted in all only: nothing can disprove it', async () => {
  expect(await counted({ ...LEFT, counts: 'shown', stance: 'neither' })).toEqual({
    names: ['verdict_shown_neither'],
    weeks: [[], []],
  });
});

test('what an older version planned, without a kind, a source and a time, counts in this week as unknown', async () => {
  const { kind, counts, stance, n, claims, deadline } = LEFT;
  expect((await counted({ kind, counts, stance, n, claims, deadline })).weeks).toEqual([
    [],
    [{ counts: 'disproved', stance: 'gone', verdict: 'unknown', source: 'none', times: 1 }],
  ]);
});
