// The pages in dashboard-app/, built into dist/dashboard-app when something that is in them has changed. Run by itself it
// builds them and ends: `node cli/build-panel.mjs`.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { program, ROOT, run } from './prepare.mjs';

const BUILT = join(ROOT, 'dist/dashboard-app');
/** Which sources it was built from. */
const STAMP = join(BUILT, '.built-from');
const SOURCES = ['dashboard-app', 'core', 'package-lock.json', 'cli/build-panel.mjs'];

/** Builds into a folder of its own and moves it to its place: nobody who asks meanwhile gets half of it. Throws when it cannot. */
export async function buildPanel() {
  const sources = hashOf(SOURCES);
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === sources) return;
  const building = `${BUILT}.${process.pid}`;
  mkdirSync(building, { recursive: true });
  try {
    const words = ['build', '-c', 'dashboard-app/vite.config.mjs', '--outDir', building, '--logLevel', 'warn'];
    // Whoever builds it, a test among them: what is served is the same, and as small.
    const env = { ...process.env, NODE_ENV: 'production' };
    if ((await run(program('vite'), words, { env })) !== 0)
      throw new Error('The panel could not be built; the words above say why.');
    if ((await run(program('esbuild'), lineWords(join(building, 'line/line.js')))) !== 0)
      throw new Error('The line could not be built; the words above say why.');
    writeFileSync(join(building, '.built-from'), sources);
    rmSync(BUILT, { recursive: true, force: true });
    renameSync(building, BUILT);
  } finally {
    rmSync(building, { recursive: true, force: true });
  }
}

/** The line is one classic script, loaded by Chatwoot's own page: the same sources give the same bytes on every machine. */
const lineWords = (file) => [
  'dashboard-app/line/line.ts',
  ...['--bundle', '--minify', '--format=iife', '--target=es2022', '--charset=utf8', '--log-level=warning'],
  `--outfile=${file}`,
];

function hashOf(paths) {
  const hash = createHash('sha256');
  for (const path of paths.flatMap(filesIn)) hash.update(path).update(readFileSync(join(ROOT, path)));
  return hash.digest('hex');
}

/** The path itself when it is a file, else every file below it that is built from: no test is. */
function filesIn(path) {
  const whole = join(ROOT, path);
  if (!existsSync(whole)) return [];
  if (!path.match(/^[\w-]+$/)) return [path];
  const files = readdirSync(whole, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files
    .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length + 1))
    .filter((name) => !/\.(test|arbitrary)\.ts$/.test(name))
    .sort();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  buildPanel().catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
