// `npm run parked`, `stop-sending`, `replay`, `setup`, `doctor`: one of our commands, set up and built first when that is needed.
import { join } from 'node:path';
import { environment } from './env-files.mjs';
import { prepare, program, ROOT, run } from './prepare.mjs';

const [command, ...words] = process.argv.slice(2);

try {
  await prepare();
  const built = await run(program('tsc'), ['-b']);
  if (built !== 0) throw new Error('It could not be built; the compiler says above why.');
  process.exitCode = await run(process.execPath, [join(ROOT, 'dist/cli', `${command}.js`), ...words], {
    env: environment(),
    cwd: process.env.INIT_CWD ?? process.cwd(),
  });
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
