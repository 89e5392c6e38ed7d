import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { startTestRedis } from '../../test/support/redis-server';
import { systemClock } from '../clock';
import { birthOf, FolderInUse } from './lock-folder';
import { connectRedis } from './redis-address';
import { startRedis } from './start-redis';

const clock = systemClock();
let folder: string;

beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'helpline-start-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function withConnection<T>(
  address: string,
  ask: (redis: ReturnType<typeof connectRedis>) => Promise<T>,
): Promise<T> {
  const redis = connectRedis(address, 'waiter');
  try {
    return await ask(redis);
  } finally {
    redis.disconnect();
  }
}

async function untilGone(pid: number): Promise<void> {
  while (birthOf(pid) !== null) await clock.sleep(10);
}

describe('a Redis of our own', () => {
  it('keeps what was answered over a kill -9, and is not found running twice', async () => {
    const first = await startTestRedis({ durable: true, folder });
    await withConnection(first.address, async (redis) => {
      for (let n = 0; n < 100; n++) await redis.set(`key:${n}`, n);
    });
    process.kill(first.pid, 'SIGKILL');
    await untilGone(first.pid);
    await first.stop();

    const second = await startTestRedis({ durable: true, folder });
    expect(await withConnection(second.address, (redis) => redis.dbsize())).toBe(100);
    await second.stop();
    expect(birthOf(second.pid)).toBeNull();
    expect(readFileSync(join(folder, 'redis.log'), 'utf8')).toContain('bye bye');
    expect(existsSync(join(folder, 'owner.json'))).toBe(false);
  });

  it('is never started twice on one folder', async () => {
    const first = await startTestRedis({ folder });
    await expect(startTestRedis({ folder })).rejects.toThrow(new FolderInUse(folder, process.pid));
    await first.stop();
    await (await startTestRedis({ folder })).stop();
  });

  it.each([
    ['of a process that is gone', JSON.stringify({ pid: 2 ** 22 + 1, born: 'long ago' })],
    ['of a process id that somebody else has by now', JSON.stringify({ pid: process.pid, born: 'before the restart' })],
    ['half written', '{"pid": 1'],
  ])('survives a stale file %s', async (_, text) => {
    writeFileSync(join(folder, 'owner.json'), text);
    writeFileSync(join(folder, 'redis.pid'), String(process.pid));
    const redis = await startTestRedis({ folder });
    await redis.stop();
  });

  it('says when it ended unasked', async () => {
    const ended = new Promise<void>((onEnd) => {
      void startTestRedis({ folder, onEnd }).then(({ pid }) => process.kill(pid, 'SIGKILL'));
    });
    await ended;
  });

  it('uses a short path for its socket when its folder is deep, and takes that away again', async () => {
    const deep = join(folder, 'd'.repeat(60), 'e'.repeat(60));
    const redis = await startTestRedis({ folder: deep });
    expect(await withConnection(redis.address, (connection) => connection.ping())).toBe('PONG');
    expect(redis.address.startsWith(deep)).toBe(false);
    await redis.stop();
    expect(existsSync(redis.address)).toBe(false);
  });

  it('tells what its log says when it does not start, and leaves the folder free', async () => {
    writeFileSync(join(folder, 'appendonlydir'), 'a file where a folder should be');
    await expect(startTestRedis({ durable: true, folder })).rejects.toThrow(/Redis did not start:\n.*append/s);
    rmSync(join(folder, 'appendonlydir'));
    await (await startTestRedis({ durable: true, folder })).stop();
  });

  it('says so when there is no such program', async () => {
    const program = { bin: join(folder, 'redis-server'), libraries: null };
    await expect(startRedis({ program, folder, durable: false, clock })).rejects.toThrow(/Redis did not start/);
  });

  it('ends although it refuses at first: it does while it writes its first append-only file', async () => {
    const redis = await startTestRedis({ folder });
    await withConnection(redis.address, (connection) => connection.config('SET', 'appendonly', 'yes'));
    await redis.stop();
    expect(birthOf(redis.pid)).toBeNull();
  });

  it('ends when the process that started it is killed outright', async () => {
    const owner = inAnotherProcess(
      '.then(({ pid }) => { process.stdout.write(String(pid)); setInterval(() => {}, 1000); })',
    );
    const [line] = (await once(owner.stdout, 'data')) as [Buffer];
    const pid = Number(line.toString());
    expect(readFileSync(join(folder, 'redis.pid'), 'utf8').trim()).toBe(String(pid));
    owner.kill('SIGKILL');
    await untilGone(pid);
    await (await startTestRedis({ folder })).stop();
  });

  it('keeps nobody from ending, and is waited for by whoever stops it', async () => {
    const forgetful = inAnotherProcess('');
    expect(await once(forgetful, 'exit')).toEqual([0, null]);
    const orderly = inAnotherProcess(".then(({ stop }) => stop()).then(() => console.log('stopped'))");
    const [line] = (await once(orderly.stdout, 'data')) as [Buffer];
    expect(line.toString()).toBe('stopped\n');
  });
});

function inAnotherProcess(then: string): ChildProcessByStdio<null, Readable, null> {
  const support = join(__dirname, '../../test/support/redis-server.ts');
  const script = `require(${JSON.stringify(support)}).startTestRedis({ folder: ${JSON.stringify(folder)} })${then}`;
  const root = join(__dirname, '../..');
  return spawn(process.execPath, ['--import', 'tsx', '-e', script], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}
