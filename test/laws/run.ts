import { brokenBy } from '../../core/boundary-law.arbitrary';

/** `npm run laws`: law 2 on a million generated histories, or as many as are named. Ends with 1 when it was broken. */
const wanted = Number(process.argv[2] ?? 1_000_000);
const STEP = 50_000;
const broken: string[] = [];

for (let seed = 1; seed <= wanted && broken.length < 20; seed += 1) {
  const fault = brokenBy(seed);
  if (fault !== null) broken.push(fault);
  if (seed % STEP === 0) process.stdout.write(`${seed} histories, ${broken.length} broken\n`);
}
process.stdout.write(`${broken.map((one) => `${one}\n`).join('')}${wanted} histories, ${broken.length} broken\n`);
process.exitCode = broken.length > 0 ? 1 : 0;
