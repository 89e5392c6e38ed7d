import { compareMeter, nothingCompared, type Line } from './harness/compare-meter';
import { checkMeter } from './harness/check-meter';
import { deafen } from './world/deafen';
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

test('the meter equals the truth in both directions, by week, kind and the source to blame (E2)', () => {
  const sum = nothingCompared();
  for (let seed = 40_000; seed < 40_070; seed += 1) {
    compareMeter(simulate(seed, { ...USUAL, beatLoss: 0.4 }), sum);
    // Leaves that were none: who came back was not heard for long.
    compareMeter(deafen(simulate(seed, USUAL)), sum);
  }
  // Wherever it does not hang on two seconds, each statement was counted exactly when it was wrong and that was told.
  expect(sum.differ).toEqual([]);
  const disproved = [...sum.lines].filter(([, line]) => line.disproved > 0).map(([cell]) => cell);
  expect(disproved).toEqual(expect.arrayContaining(['2026-W47 gone left page-left', '2026-W48 gone left page-left']));
  expect(disproved.filter((cell) => cell.includes(' there ')).length).toBeGreaterThanOrEqual(3);
  const total = (part: keyof Line): number => [...sum.lines.values()].reduce((all, line) => all + line[part], 0);
  expect(total('wrong')).toBeGreaterThanOrEqual(15);
  expect(total('doubt')).toBeLessThan(total('wrong') / 2);
  expect(total('shown')).toBeGreaterThan(500);
});
