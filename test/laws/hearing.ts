import { noMoreWithLoss, noMoreWithoutSnapshot, sameInAnyOrder } from '../../core/hearing-laws.arbitrary';

/** `npm run laws:hearing`: laws 1 and 1b on 100,000 generated histories each, or as many as are named (goal C6). */
const runs = Number(process.argv[2] ?? 100_000);

const LAWS: readonly (readonly [string, (runs: number) => void])[] = [
  ['any order, twice or late: the same facts', sameInAnyOrder],
  ['events lost: the same or less', noMoreWithLoss],
  ['Chatwoot’s account lost: the same or less', noMoreWithoutSnapshot],
];

for (const [name, check] of LAWS) {
  try {
    check(runs);
    process.stdout.write(`${name}: ${runs} histories, 0 broken\n`);
  } catch (error) {
    process.stdout.write(`${name}: broken\n${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
