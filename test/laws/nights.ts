import { brokenBy } from '../../core/on-call/night-laws.arbitrary';

const WANTED = Number(process.argv[2] ?? 1_000_000);
const EVERY = 10_000;

/** `npm run nights -- 50000`: the laws of those on call on so many simulated nights, a million when none is named. */
let broken = 0;
for (let seed = 1; seed <= WANTED; seed += 1) {
  for (const what of brokenBy(seed)) {
    broken += 1;
    console.log(what);
  }
  if (seed % EVERY === 0 || seed === WANTED) console.log(`${seed} nights, ${broken} broken laws`);
}
process.exitCode = broken === 0 ? 0 : 1;
