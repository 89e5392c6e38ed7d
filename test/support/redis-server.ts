import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../adapters/clock';
import { findRedis } from '../../adapters/redis/find-redis';
import { startRedis, type PrivateRedis } from '../../adapters/redis/start-redis';

/** The cache of the start command: a Redis that was fetched for it serves the tests too. */
const CACHE = join(__dirname, '../../.cache/redis');

/**
 * A real Redis of a test's own in a folder among the temporary files, which goes with it. With `durable` it writes each
 * command to the disk; give its `folder` to a second start to see what outlives a crash.
 */
export async function startTestRedis(
  settings: { durable?: boolean; folder?: string } = {},
): Promise<PrivateRedis & { folder: string }> {
  const program = findRedis(process.env['PATH'] ?? '', CACHE);
  if (!program) throw new Error('No redis-server or valkey-server: run `npm test`, which fetches one where it can.');
  const folder = settings.folder ?? mkdtempSync(join(tmpdir(), 'helpline-test-'));
  const redis = await startRedis({ program, folder, durable: settings.durable === true, clock: systemClock() });
  const stop = async (): Promise<void> => {
    await redis.stop();
    if (!settings.folder) rmSync(folder, { recursive: true, force: true });
  };
  return { ...redis, folder, stop };
}
