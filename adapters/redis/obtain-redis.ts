import type { RedisConfig } from '../config/config';
import type { Fault, Reading } from '../faults';
import { fetchRedis } from './fetch-redis';
import { findRedis, isProgram, type RedisProgram } from './find-redis';

/** Tells a person what is being done that takes a while. */
export type Tell = (sentence: string) => void;

/** The server program to start: the one named, one on the search path, one fetched earlier, or one fetched now. */
export async function obtainRedis(config: RedisConfig, tell: Tell, bring = fetchRedis): Promise<Reading<RedisProgram>> {
  if (config.bin !== null) {
    return isProgram(config.bin)
      ? { ok: true, value: { bin: config.bin, libraries: null } }
      : { ok: false, faults: [notAProgram(config.bin)] };
  }
  const found = findRedis(config.searchPath, config.cacheDir);
  if (found) return { ok: true, value: found };
  if (process.platform !== 'linux') return { ok: false, faults: [none('no redis-server or valkey-server')] };
  tell("No Redis found: bringing one from the system's packages, for this folder only. It takes some seconds.");
  try {
    return { ok: true, value: await bring(config.cacheDir) };
  } catch (error) {
    return { ok: false, faults: [none(`none found, and none could be brought (${lastWords(error)})`)] };
  }
}

function notAProgram(bin: string): Fault {
  const remedy = 'Correct it, or leave it out to have one looked for.';
  return { where: 'REDIS_BIN', got: JSON.stringify(bin), expected: 'a program that can be run', remedy };
}

function none(got: string): Fault {
  return {
    where: 'Redis',
    got,
    expected: 'Redis 6.2 or later, or any Valkey',
    remedy: `${HOW[process.platform] ?? HOW.linux}.`,
  };
}

const OR = 'or give the address of one in REDIS_URL';
const HOW: Partial<Record<NodeJS.Platform, string>> & { linux: string } = {
  linux: `Install it (\`sudo apt-get install redis-server\`, \`sudo dnf install valkey\`), ${OR}`,
  darwin: `Install it (\`brew install valkey\`), ${OR}`,
  win32: `Run this in WSL, or with docker compose, ${OR}`,
};

/** A program that failed said why last; one that is not there has a code. */
function lastWords(error: unknown): string {
  const { stderr, code, message } = error as { stderr?: string; code?: unknown; message?: string };
  return stderr?.trim().split('\n').at(-1) || (code === 'ENOENT' ? 'no apt-get here' : (message ?? 'no reason given'));
}
