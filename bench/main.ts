import { credits } from './credits';
import { intake } from './intake';
import { paint } from './paint';
import { panel } from './panel';
import { size } from './size';
import { texts } from './texts';
import { timers } from './timers';

/** What can be measured, by name: `npm run bench -- NAME`. Benchmarks report; tests do not assert on time. */
const BENCHMARKS: Readonly<Record<string, () => Promise<void>>> = {
  ...{ credits, intake, paint, panel, size, texts, timers },
};

const name = process.argv[2] ?? '';
const benchmark = BENCHMARKS[name];
if (!benchmark) {
  process.stderr.write(`bench: got ${JSON.stringify(name)}, expected one of ${Object.keys(BENCHMARKS).join(', ')}\n`);
  process.exit(2);
}
void benchmark();
