// `npm run eval:truth`: what would stand on advocates' screens, judged against a simulator that knows the truth.
import { join } from 'node:path';
import { prepare, program, ROOT, run } from './prepare.mjs';

await prepare();
const built = await run(program('tsc'), ['-b']);
process.exitCode =
  built === 0 ? await run(process.execPath, [join(ROOT, 'dist/eval/truth.js'), ...process.argv.slice(2)]) : built;
