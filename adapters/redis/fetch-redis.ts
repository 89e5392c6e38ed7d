import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { findUnpacked, type RedisProgram } from './find-redis';

const run = promisify(execFile);

/** A slow line and 2 MB to bring, in ms. */
const PATIENCE = 180_000;

/** What to ask for, best first: a distribution has one of the two. */
const PACKAGES = [
  ['redis-server', 'redis-tools'],
  ['valkey-server', 'valkey-tools'],
];

/**
 * Brings a Redis from Debian's or Ubuntu's packages into `cacheDir`, without root and without installing anything:
 * apt-get with folders of our own, then dpkg to unpack. Throws with apt's last words where that cannot be done.
 */
export async function fetchRedis(cacheDir: string, aptGet = 'apt-get'): Promise<RedisProgram> {
  await mkdir(cacheDir, { recursive: true });
  const work = await mkdtemp(join(resolve(cacheDir), 'fetch-'));
  try {
    const archives = await download(work, aptGet);
    for (const archive of archives) await run('dpkg', ['-x', archive, join(work, 'root')]);
    await rm(join(cacheDir, 'root'), { recursive: true, force: true });
    await rename(join(work, 'root'), join(cacheDir, 'root'));
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  const program = findUnpacked(resolve(cacheDir));
  if (!program) throw new Error('there is no server program in the package that was brought');
  await run(program.bin, ['--version'], { env: { LD_LIBRARY_PATH: program.libraries ?? '' } });
  return program;
}

/** The paths of the packages that were brought: the server, its tools, and those libraries the system lacks. */
async function download(work: string, aptGet: string): Promise<string[]> {
  const cache = join(work, 'cache');
  await mkdir(join(work, 'lists/partial'), { recursive: true });
  await mkdir(join(cache, 'archives/partial'), { recursive: true });
  const settings = [
    `Dir::State::lists=${work}/lists`,
    `Dir::Cache=${cache}`,
    'Debug::NoLocking=1',
    'APT::Sandbox::User=',
  ];
  const ask = (...words: string[]): Promise<unknown> =>
    run(aptGet, [...settings.flatMap((setting) => ['-o', setting]), '-qq', ...words], { timeout: PATIENCE });

  await ask('update');
  let refusal: unknown;
  for (const names of PACKAGES) {
    try {
      await ask('install', '--yes', '--no-install-recommends', '--reinstall', '--download-only', ...names);
      const files = await readdir(join(cache, 'archives'));
      return files.filter((name) => name.endsWith('.deb')).map((name) => join(cache, 'archives', name));
    } catch (error) {
      refusal ??= error;
    }
  }
  throw refusal;
}
