import { weekOf } from '../../core/kernel/instant';
import { testRedis } from '../../test/support/redis';
import { countInWeek, readWeek, readWeeks } from './meter-store';

const redis = testRedis();
const left = { stance: 'gone', verdict: 'left', source: 'page-left' } as const;

test('what is counted in a week stands there by kind and source, and in no other week', async () => {
  await countInWeek(redis, '2026-W48', { counts: 'shown', ...left });
  await countInWeek(redis, '2026-W48', { counts: 'shown', ...left });
  await countInWeek(redis, '2026-W48', { counts: 'disproved', ...left });
  const week = [...(await readWeek(redis, '2026-W48'))].sort((a, b) => b.times - a.times);
  expect(week).toEqual([
    { counts: 'shown', ...left, times: 2 },
    { counts: 'disproved', ...left, times: 1 },
  ]);
  expect(await readWeek(redis, '2026-W49')).toEqual([]);
});

test('a week begins on Monday by the desk’s own clock, and belongs to the year of its Thursday', () => {
  expect(weekOf(Date.UTC(2026, 10, 22, 23, 30), 'UTC')).toBe('2026-W47');
  expect(weekOf(Date.UTC(2026, 10, 22, 23, 30), 'Europe/Madrid')).toBe('2026-W48');
  expect(weekOf(Date.UTC(2027, 0, 1), 'UTC')).toBe('2026-W53');
});

test('weeks are read back from this one on, across the change of the clocks', async () => {
  const first = { counts: 'shown', ...left } as const;
  await countInWeek(redis, '2026-W43', first);
  await countInWeek(redis, '2026-W44', first);
  const weeks = await readWeeks(redis, Date.UTC(2026, 10, 3), 3, 'Europe/Madrid');
  expect(weeks.map(({ began, counts }) => [new Date(began).toISOString(), counts.length])).toEqual([
    ['2026-11-01T23:00:00.000Z', 0],
    ['2026-10-25T23:00:00.000Z', 1],
    ['2026-10-18T22:00:00.000Z', 1],
  ]);
});
