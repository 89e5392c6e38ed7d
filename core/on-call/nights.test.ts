import { simulateNight } from './night.arbitrary';
import { brokenBy } from './night-laws.arbitrary';

/** How many nights are tried here; `npm run nights` tries a million. */
const RUNS = 500;
const seeds = Array.from({ length: RUNS }, (_, i) => i + 1);

test('every waiting client is answered, taken, withdrawn or kept ringing for; nobody off the rota, and no two steps at once', () => {
  expect(seeds.flatMap(brokenBy).slice(0, 8)).toEqual([]);
});

test('the nights hold every step of the ladder, every end and every failure, so that the law has something to forbid', () => {
  const seen = new Set<string>();
  for (const seed of seeds.slice(0, 200)) {
    const { facts, left } = simulateNight(seed);
    for (const { level } of facts.onCall?.steps ?? []) seen.add(level);
    for (const { waits } of facts.onCall?.over ?? []) waits.forEach(({ over }) => seen.add(over.how));
    for (const { again, arrives, effect } of left)
      seen
        .add(effect.purpose)
        .add(again ? 'again' : 'once')
        .add(arrives ? 'arrives' : 'lost');
  }
  expect([...seen].sort()).toEqual(
    [
      'again',
      'all',
      'answered',
      'arrives',
      'backup',
      'left',
      'lost',
      'once',
      'primary',
      'remind',
      'stand-down',
      'supervisor',
      'wake',
      'withdrawn',
    ].sort(),
  );
});
