import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../adapters/clock';
import { describeFaults } from '../../adapters/faults';
import { obtainRedis } from '../../adapters/redis/obtain-redis';
import { startRedis, type PrivateRedis } from '../../adapters/redis/start-redis';

/** Tests look for a Redis as the start command does, in the same cache. */
const WHERE = {
  url: null,
  bin: process.env['REDIS_BIN'] ?? null,
  dataDir: '',
  cacheDir: join(__dirname, '../../.cache/redis'),
  searchPath: process.env['PATH'] ?? '',
};

/**
 * A real Redis of a test's own in a folder among the temporary files, which goes with it. With `durable` it writes each
 * command to the disk; give its `folder` to a second start to see what outlives a crash.
 */
export async function startTestRedis(
  settings: { durable?: boolean; folder?: string; onEnd?: () => void } = {},
): Promise<PrivateRedis & { folder: string }> {
  const program = await obtainRedis(WHERE, console.log);
  if (!program.ok) throw new Error(describeFaults('No Redis for the tests.', program.faults));
  const folder = settings.folder ?? mkdtempSync(join(tmpdir(), 'helpline-test-'));
  const redis = await startRedis({
    program: program.value,
    folder,
    durable: settings.durable === true,
    clock: systemClock(),
    ...(settings.onEnd && { onEnd: settings.onEnd }),
  });
  const stop = async (): Promise<void> => {
    await redis.stop();
    if (!settings.folder) rmSync(folder, { recursive: true, force: true });
  };
  return { ...redis, folder, stop };
}
