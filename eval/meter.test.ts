import { checkMeter } from './harness/check-meter';
import { simulate, USUAL } from './world/session';

test('the meter counts only verdicts that were wrong, and every leave that was told to be none (design 8)', () => {
  const sum = { sides: 0, counted: 0, wrong: [] as string[], missed: [] as string[] };
  // So many beats are lost that verdicts do go wrong now and then.
  for (let seed = 40_000; seed < 40_080; seed += 1) {
    const check = checkMeter(simulate(seed, { ...USUAL, beatLoss: 0.4 }));
    sum.sides += check.sides;
    sum.counted += check.counted;
    sum.wrong.push(...check.countedTrue);
    sum.missed.push(...check.missed);
  }
  expect(sum).toMatchObject({ wrong: [], missed: [] });
  expect(sum.counted).toBeGreaterThan(4);
  expect(sum.sides).toBeGreaterThan(sum.counted);
});
