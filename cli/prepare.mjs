// What both `npm start` and `npm test` need before anything else. Plain JavaScript without a dependency: it runs when
// nothing is installed yet.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const MODULES = join(ROOT, 'node_modules');
/** Which lock file the packages were installed from. */
const STAMP = join(MODULES, '.installed-from');

/** Packages as the lock file has them, and nothing done when they are so already. Throws a sentence for people. */
export async function prepare() {
  checkNode();
  if (!installed()) await install();
}

/** The commands of the packages: `program('tsc')`. */
export const program = (name) => join(MODULES, '.bin', name);

/**
 * Runs a program to its end with our terminal and answers its exit code; a `signal` that is aborted ends it and whatever
 * it started.
 */
export function run(command, args, { signal, ...options } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: ROOT, stdio: 'inherit', ...options, detached: signal !== undefined });
    signal?.addEventListener('abort', () => endGroup(child.pid));
    child.once('error', (error) => {
      console.error(`${command}: ${error.message}`);
      resolve(127);
    });
    child.once('close', (code, killedBy) => resolve(killedBy ? 128 : code));
  });
}

function endGroup(pid) {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

function checkNode() {
  const { engines } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const wanted = engines.node.replace('>=', '').split('.').map(Number);
  const ours = process.versions.node.split('.').map(Number);
  const differing = wanted.findIndex((part, i) => part !== ours[i]);
  if (differing >= 0 && ours[differing] < wanted[differing]) {
    throw new Error(
      `This is Node ${process.versions.node}; Node ${engines.node.replace('>=', '')} or later is needed.`,
    );
  }
}

function lockHash() {
  return createHash('sha256')
    .update(readFileSync(join(ROOT, 'package-lock.json')))
    .digest('hex');
}

/** Without our own stamp, npm's tells: it writes its file last of all. */
function installed() {
  if (existsSync(STAMP)) return readFileSync(STAMP, 'utf8') === lockHash();
  const npmStamp = join(MODULES, '.package-lock.json');
  if (!existsSync(npmStamp) || statSync(npmStamp).mtimeMs < statSync(join(ROOT, 'package-lock.json')).mtimeMs)
    return false;
  writeFileSync(STAMP, lockHash());
  return true;
}

async function install() {
  console.log('Installing the packages that package-lock.json names. This takes about a minute.');
  const code = await run('npm', ['ci', '--no-audit', '--no-fund'], { shell: process.platform === 'win32' });
  if (code !== 0) throw new Error('The packages could not be installed; npm says above why.');
  writeFileSync(STAMP, lockHash());
}
