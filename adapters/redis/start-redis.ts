import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Clock } from '../clock';
import type { RedisProgram } from './find-redis';
import { lockFolder } from './lock-folder';
import { endLeftOver } from './end-left-over';
import { answersPing } from './ping-redis';
import type { RedisAddress } from './redis-address';

export interface PrivateRedis {
  /** The absolute path of its unix socket. */
  address: RedisAddress;
  pid: number;
  /** Ends it in order, everything written; it is gone when the promise is. A second call does no harm. */
  stop(): Promise<void>;
}

export interface PrivateRedisSettings {
  program: RedisProgram;
  /** Its folder; made when missing. Two servers never run on one: the second start fails with `FolderInUse`. */
  folder: string;
  /** Written to the disk before each answer. False for tests that need no yesterday. */
  durable: boolean;
  clock: Clock;
  /** Told when it ends without having been asked to. */
  onEnd?: () => void;
}

/** The longest path of a socket is 103 bytes on a Mac, 107 on Linux. */
const LONGEST_SOCKET_PATH = 100;
/** Reading back a large file of a long life takes its time, in ms. */
const START_PATIENCE = 60_000;

/**
 * The program in the background, and beside it a watcher that ends it when our end of the pipe closes: so it never
 * outlives us, however we end. A session of its own (`detached`) keeps Ctrl-C from reaching it before we are done. It is
 * asked more than once, because Redis refuses while it writes its first append-only file, and made to after ten seconds.
 */
const WITH_WATCHER = `
  exec 3<&0
  "$@" 3<&- &
  server=$!
  {
    cat <&3 >/dev/null
    tries=0
    while kill $server 2>/dev/null && [ $tries -lt 50 ]; do tries=$((tries + 1)); sleep 0.2; done
    kill -9 $server 2>/dev/null
  } &
  exec 3<&-
  wait $server`;

/** Starts a Redis of our own on a unix socket that only we can reach. Throws with the end of its log when it fails. */
export async function startRedis(settings: PrivateRedisSettings): Promise<PrivateRedis> {
  const folder = resolve(settings.folder);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const lock = lockFolder(folder);
  const socket = socketIn(folder);
  let server: ChildProcess | null = null;
  const cleanUp = (): void => {
    server?.stdin?.destroy();
    lock.release();
    socket.remove();
  };
  try {
    await endLeftOver(join(folder, 'redis.pid'), settings.program.bin, settings.clock);
    rmSync(join(folder, 'redis.log'), { force: true });
    server = spawnServer(settings, folder, socket.path);
    const ended = endOf(server);
    await untilReady(ended, socket.path, folder, settings.clock);
    let stopping = false;
    const over = ended.then(() => {
      cleanUp();
      if (!stopping) settings.onEnd?.();
    });
    const stop = (): Promise<void> => {
      stopping = true;
      server?.ref();
      server?.stdin?.destroy();
      return over;
    };
    return { address: socket.path, pid: Number(readFileSync(join(folder, 'redis.pid'), 'utf8')), stop };
  } catch (error) {
    cleanUp();
    throw error;
  }
}

function spawnServer({ program, durable }: PrivateRedisSettings, folder: string, socket: string): ChildProcess {
  const options = {
    port: '0',
    unixsocket: socket,
    unixsocketperm: '700',
    dir: folder,
    pidfile: join(folder, 'redis.pid'),
    logfile: join(folder, 'redis.log'),
    databases: '128',
    daemonize: 'no',
    save: '',
    appendonly: durable ? 'yes' : 'no',
    appendfsync: 'always',
    'maxmemory-policy': 'noeviction',
  };
  const words = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
  const command = program.libraries ? ['env', `LD_LIBRARY_PATH=${program.libraries}`, program.bin] : [program.bin];
  const server = spawn('sh', ['-c', WITH_WATCHER, 'sh', ...command, ...words], {
    cwd: folder,
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  server.unref();
  if (server.stdin instanceof Socket) server.stdin.unref();
  return server;
}

function endOf(server: ChildProcess): Promise<void> {
  return new Promise((done) => server.once('exit', () => done()).once('error', () => done()));
}

async function untilReady(ended: Promise<void>, socket: string, folder: string, clock: Clock): Promise<void> {
  const deadline = clock.ticks() + START_PATIENCE;
  let over = false;
  void ended.then(() => (over = true));
  while (!(await answersPing(socket))) {
    if (over || clock.ticks() > deadline) throw new Error(`Redis did not start:\n${logEnd(folder)}`);
    await clock.sleep(5);
  }
}

function logEnd(folder: string): string {
  try {
    return readFileSync(join(folder, 'redis.log'), 'utf8').trimEnd().split('\n').slice(-5).join('\n');
  } catch {
    return '(it wrote no log)';
  }
}

/** In the folder itself where its path is short enough, else in a short one among the temporary files. */
function socketIn(folder: string): { path: string; remove: () => void } {
  const path = join(folder, 'redis.sock');
  if (Buffer.byteLength(path) <= LONGEST_SOCKET_PATH) return { path, remove: () => rmSync(path, { force: true }) };
  const parent = Buffer.byteLength(tmpdir()) <= LONGEST_SOCKET_PATH - 30 ? tmpdir() : '/tmp';
  const short = mkdtempSync(join(parent, 'helpline-'));
  return { path: join(short, 'redis.sock'), remove: () => rmSync(short, { recursive: true, force: true }) };
}
