// `npm run test:nodes`: the tests on the other versions of Node that people run. npm brings the program into .cache.
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium } from './find-chromium.mjs';
import { prepare, ROOT, run } from './prepare.mjs';
import { countLine, runJest } from './run-jest.mjs';

const VERSIONS = process.env.NODES?.split(',') ?? ['22', '24'];

/** The path of this version's program; it is fetched once. */
async function bring(version) {
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  const folder = join(ROOT, '.cache', `node-${version}`);
  const node = join(folder, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(node)) return node;
  mkdirSync(folder, { recursive: true });
  const words = ['install', '--prefix', folder, '--no-save', '--no-audit', '--no-fund', `${name}@${version}`];
  const code = await run('npm', words, { shell: process.platform === 'win32' });
  if (code !== 0) throw new Error(`npm could not bring ${name}@${version}.`);
  return node;
}

await prepare();
const all = { passed: 0, failed: 0, skipped: 0 };
for (const version of VERSIONS) {
  const node = await bring(version);
  await run(node, ['--version']);
  const counted = await runJest(node, process.argv.slice(2), { ...process.env, CHROMIUM_BIN: findChromium() ?? '' });
  console.log(`Node ${version}: ${countLine(counted)}`);
  for (const key of Object.keys(all)) all[key] += counted[key];
  if (counted.code !== 0) process.exitCode = 1;
}
console.log(countLine(all));
