import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RedisConfig } from '../config/config';
import type { Reading } from '../faults';
import type { RedisAddress } from './redis-address';

/** Beside the private Redis's own files: its socket may have had to be put elsewhere. */
const fileIn = (dataDir: string): string => join(dataDir, 'redis', 'address');

/** Writes down where our private Redis listens, for the commands that speak to the running helpline. */
export function rememberAddress(dataDir: string, address: RedisAddress): void {
  writeFileSync(fileIn(dataDir), address, { mode: 0o600 });
}

/** The Redis of the helpline that is running: `REDIS_URL`, or the private one in the data folder. Starts none. */
export function findRunningRedis({ url, dataDir }: RedisConfig): Reading<RedisAddress> {
  if (url !== null) return { ok: true, value: url };
  try {
    return { ok: true, value: readFileSync(fileIn(dataDir), 'utf8') };
  } catch {
    const remedy =
      'Start the helpline first (`npm start`), or name its Redis in REDIS_URL or its folder in DATA_DIR (the practice desk’s is data/practice). With Docker run the command inside: docs/operating.md.';
    const fault = {
      where: 'DATA_DIR',
      got: `no running helpline in ${dataDir}`,
      expected: 'one that is running',
      remedy,
    };
    return { ok: false, faults: [fault] };
  }
}
