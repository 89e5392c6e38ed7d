import { join } from 'node:path';
import type { Clock } from '../clock';
import type { RedisConfig } from '../config/config';
import type { Fault, Reading } from '../faults';
import { checkRedis, type RedisCheck } from './check-redis';
import { FolderInUse } from './lock-folder';
import { obtainRedis, type Tell } from './obtain-redis';
import { connectRedis, type RedisAddress } from './redis-address';
import { rememberAddress } from './running-redis';
import { startRedis, type PrivateRedis } from './start-redis';

export interface OpenRedis {
  address: RedisAddress;
  /** Reasons to worry, to be told once. */
  warnings: Fault[];
  /** Ends our own Redis; one that was there before us is left alone. */
  stop(): Promise<void>;
}

/** The Redis to use: the one at `url`, else our own, started in the data folder. Both are looked at before use. */
export async function openRedis(
  config: RedisConfig,
  clock: Clock,
  tell: Tell,
  onEnd: () => void = () => {},
): Promise<Reading<OpenRedis>> {
  const there = config.url === null ? await startOurs(config, clock, tell, onEnd) : alreadyThere(config.url);
  if (!there.ok) return there;
  const { faults, warnings } = await look(there.value.address);
  if (faults.length === 0) return { ok: true, value: { ...there.value, warnings } };
  await there.value.stop();
  return { ok: false, faults };
}

type Running = Pick<PrivateRedis, 'address' | 'stop'>;

function alreadyThere(url: string): Reading<Running> {
  return { ok: true, value: { address: url, stop: () => Promise.resolve() } };
}

async function startOurs(config: RedisConfig, clock: Clock, tell: Tell, onEnd: () => void): Promise<Reading<Running>> {
  const program = await obtainRedis(config, tell);
  if (!program.ok) return program;
  const folder = join(config.dataDir, 'redis');
  try {
    const running = await startRedis({ program: program.value, folder, durable: true, clock, onEnd });
    rememberAddress(config.dataDir, running.address);
    return { ok: true, value: running };
  } catch (error) {
    return { ok: false, faults: [notStarted(folder, error)] };
  }
}

function notStarted(folder: string, error: unknown): Fault {
  const where = 'DATA_DIR';
  if (error instanceof FolderInUse) {
    const got = `${folder}, which process ${error.pid} uses`;
    const remedy = 'Stop the other one, or give both the same REDIS_URL, or each a DATA_DIR of its own.';
    return { where, got, expected: 'a folder that no other helpline uses', remedy };
  }
  const got = `${folder}: ${error instanceof Error ? error.message : 'it failed'}`;
  return {
    where,
    got,
    expected: 'a folder in which Redis starts',
    remedy: 'See redis.log in it, or give another DATA_DIR.',
  };
}

/** Never throws: a Redis that does not answer is a fault like any other. */
async function look(address: RedisAddress): Promise<RedisCheck> {
  let trouble: Error | null = null;
  const redis = connectRedis(address, 'asker', (error) => (trouble = error));
  try {
    await new Promise((resolve) => redis.once('ready', resolve).once('close', resolve));
    return await checkRedis(redis);
  } catch (error) {
    return { faults: [noAnswer(trouble ?? error)], warnings: [] };
  } finally {
    redis.disconnect();
  }
}

/** Only the error's code is told: its message may quote the address, and with it a password. */
function noAnswer(error: unknown): Fault {
  const { code, message = '' } = error as { code?: string; message?: string };
  const refused = /^(WRONGPASS|NOAUTH|NOPERM)/.exec(message)?.[0];
  const expected = 'a Redis that answers';
  const remedy = 'Start it or correct the address; leave REDIS_URL out to have one started.';
  return { where: 'REDIS_URL', got: `no answer (${refused ?? code ?? 'no reason given'})`, expected, remedy };
}
