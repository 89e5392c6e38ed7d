// `npm run bench -- NAME`: what is measured, on this machine, now.
import { join } from 'node:path';
import { prepare, program, ROOT, run } from './prepare.mjs';

await prepare();
const built = await run(program('tsc'), ['-b']);
process.exitCode =
  built === 0 ? await run(process.execPath, [join(ROOT, 'dist/bench/main.js'), ...process.argv.slice(2)]) : built;
