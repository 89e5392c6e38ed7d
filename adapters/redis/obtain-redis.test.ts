import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RedisConfig } from '../config/config';
import { fetchRedis } from './fetch-redis';
import { findRedis } from './find-redis';
import { obtainRedis } from './obtain-redis';

let folder: string;
let config: RedisConfig;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'helpline-obtain-'));
  config = {
    url: null,
    bin: null,
    dataDir: join(folder, 'data'),
    cacheDir: join(folder, 'cache'),
    searchPath: join(folder, 'bin'),
  };
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function program(at: string, script = 'exit 0'): string {
  mkdirSync(join(at, '..'), { recursive: true });
  writeFileSync(at, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return at;
}

/** An apt-get that "downloads" a package with this server program in it, and a dpkg that is the real one. */
function packagesWith(names: string[]): typeof fetchRedis {
  const archives = join(folder, 'archives');
  mkdirSync(archives);
  for (const name of names) {
    program(join(folder, name, 'usr/bin', name), 'echo "$LD_LIBRARY_PATH" > "$(dirname "$0")/was-run"');
    mkdirSync(join(folder, name, 'usr/lib'), { recursive: true });
    mkdirSync(join(folder, name, 'DEBIAN'));
    writeFileSync(
      join(folder, name, 'DEBIAN/control'),
      `Package: ${name}\nVersion: 1\nArchitecture: all\nMaintainer: nobody <nobody@example.org>\nDescription: test\n`,
    );
    execFileSync('dpkg-deb', ['--build', join(folder, name), join(archives, `${name}_1_all.deb`)], { stdio: 'ignore' });
  }
  const script = `
    case "$*" in *" update") exit 0;; esac
    for word in "$@"; do
      case "$word" in Dir::Cache=*) cache="\${word#Dir::Cache=}";; esac
      case "$word" in redis-server|valkey-server) wanted="$word";; esac
    done
    cp "${archives}/\${wanted}_1_all.deb" "$cache/archives/" || { echo "E: Unable to locate package $wanted" >&2; exit 100; }`;
  const aptGet = program(join(folder, 'fake/apt-get'), script);
  return (cacheDir) => fetchRedis(cacheDir, aptGet);
}

describe('obtainRedis', () => {
  it('takes the program that is named, and says so when that is none', async () => {
    const bin = program(join(folder, 'my-redis'));
    expect(await obtainRedis({ ...config, bin }, fail)).toEqual({ ok: true, value: { bin, libraries: null } });
    chmodSync(bin, 0o644);
    expect(await obtainRedis({ ...config, bin }, fail)).toMatchObject({ ok: false, faults: [{ where: 'REDIS_BIN' }] });
    expect(await obtainRedis({ ...config, bin: folder }, fail)).toMatchObject({ ok: false });
  });

  it('finds Redis or Valkey on the search path, by a link too', async () => {
    const bin = join(folder, 'bin/valkey-server');
    mkdirSync(join(folder, 'bin'));
    symlinkSync(program(join(folder, 'elsewhere')), bin);
    expect(await obtainRedis({ ...config, searchPath: `:/nowhere:${join(folder, 'bin')}` }, fail)).toMatchObject({
      value: { bin },
    });
    const redis = program(join(folder, 'bin/redis-server'));
    expect(findRedis(config.searchPath, config.cacheDir)?.bin).toBe(redis);
  });

  it('brings one from the packages, once, and leaves nothing else behind', async () => {
    const bring = packagesWith(['redis-server', 'valkey-server']);
    const told: string[] = [];
    const bin = join(config.cacheDir, 'root/usr/bin/redis-server');
    const first = await obtainRedis(config, (sentence) => told.push(sentence), bring);
    expect(first).toMatchObject({ ok: true, value: { bin } });
    expect(first.ok && first.value.libraries).toContain(join(config.cacheDir, 'root/usr/lib'));
    expect(existsSync(join(bin, '../was-run'))).toBe(true);
    expect(readdirSync(config.cacheDir)).toEqual(['root']);
    expect(await obtainRedis(config, (sentence) => told.push(sentence), bring)).toEqual(first);
    expect(told).toHaveLength(1);
  });

  it('takes Valkey where there is no Redis', async () => {
    const bring = packagesWith(['valkey-server']);
    expect((await bring(config.cacheDir)).bin).toContain('valkey-server');
  });

  it('says what to do where nothing can be had', async () => {
    expect(await obtainRedis(config, () => {}, packagesWith([]))).toEqual({
      ok: false,
      faults: [
        {
          where: 'Redis',
          got: 'none found, and none could be brought (E: Unable to locate package redis-server)',
          expected: 'Redis 6.2 or later, or any Valkey',
          remedy: expect.stringContaining('sudo apt-get install redis-server') as string,
        },
      ],
    });
    expect(readdirSync(config.cacheDir)).toEqual([]);
    const noApt: typeof fetchRedis = (cacheDir) => fetchRedis(cacheDir, join(folder, 'no-apt-get'));
    expect(await obtainRedis(config, () => {}, noApt)).toMatchObject({
      faults: [{ got: expect.stringContaining('no apt-get here') as string }],
    });
  });
});

function fail(): void {
  throw new Error('it should not have had to bring one');
}
