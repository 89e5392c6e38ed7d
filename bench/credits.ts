import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Redis } from 'ioredis';
import { systemClock } from '../adapters/clock';
import { readLocalConfig, valueOrExit } from '../adapters/config/read-config';
import { countEntries, ledgerKeys } from '../adapters/redis/credit-store';
import { openRedis } from '../adapters/redis/open-redis';
import { readCounts } from '../adapters/redis/read-credits';
import { connectRedis } from '../adapters/redis/redis-address';
import { messagesOf } from '../core/credits/ledger';
import { beginOf, dayOf, firstDayOf, monthOf } from '../core/kernel/calendar';
import type { Entry } from '../core/kernel/credits';
import { DAY } from '../core/kernel/instant';

const MESSAGES = Number(process.argv[3] ?? 1_000_000);
/** So many are counted one at a time, as a worker does that handles one conversation's mail; the rest in blocks. */
const ALONE = Math.min(5_000, MESSAGES);
const BLOCK = 500;
const AT = { accountId: 1, zone: 'UTC' };
/** What the ids of a message may take while its month lasts (bytes). */
const MOST_BYTES = 100;

/**
 * `npm run bench -- credits [messages]`: so many messages of one month counted in a Redis as it is installed. What one takes,
 * against one plain write in the same run; what its id takes; and what the counts take, which must not grow with messages.
 */
export async function credits(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'helpline-bench-'));
  const config = valueOrExit(readLocalConfig()).redis;
  const server = valueOrExit(await openRedis({ ...config, url: null, dataDir: folder }, systemClock(), print));
  const redis = connectRedis(server.address, 'waiter');
  try {
    const now = Date.now();
    const month = monthOf(dayOf(now, AT.zone));
    const begins = beginOf(firstDayOf(month), AT.zone);
    const before = await usedMemory(redis);
    await timeAlone(redis, begins, now);
    let from = ALONE;
    for (const share of [0.1, 0.5, 1]) {
      const to = Math.max(from, Math.round(share * MESSAGES));
      await countTo(redis, begins, now, { from, to }, before);
      from = to;
    }
    const counted = (await readCounts(redis, AT.accountId, month)).reduce(
      (sum, { tally }) => sum + messagesOf(tally),
      0,
    );
    print(`in the ledger: ${counted} of ${MESSAGES}`);
    if (counted !== MESSAGES) process.exitCode = 1;
  } finally {
    redis.disconnect();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** In turns, so that both meet the same machine. */
async function timeAlone(redis: Redis, begins: number, now: number): Promise<void> {
  let [writing, counting] = [0, 0];
  for (const block of blocks(0, ALONE, begins)) {
    writing += await timed(async () => {
      for (const { id } of block) await redis.set(`write:${id}`, '1', 'PX', 1_000);
    });
    counting += await timed(async () => {
      for (const one of block) await countEntries(redis, AT, [one], now);
    });
  }
  const each = (ms: number): string => `${((1_000 * ms) / ALONE).toFixed(0)} µs`;
  print(
    `one at a time (${ALONE}): ${each(counting)} a message, one write ${each(writing)}: ratio ${(counting / writing).toFixed(2)}`,
  );
}

type Span = { from: number; to: number };

async function countTo(redis: Redis, begins: number, now: number, { from, to }: Span, before: number): Promise<void> {
  const took = await timed(async () => {
    for (const block of blocks(from, to, begins)) await countEntries(redis, AT, block, now);
  });
  const { ids, counts } = ledgerKeys(AT.accountId, monthOf(dayOf(begins, AT.zone)));
  const each = (await usage(redis, ids)) / to;
  if (each > MOST_BYTES) process.exitCode = 1;
  if (to > from) print(`${to} messages: ${((1_000 * took) / (to - from)).toFixed(1)} µs each in blocks of ${BLOCK}`);
  const all = ((await usedMemory(redis)) - before) / to;
  print(
    `  ids: ${each.toFixed(0)} bytes a message (at most ${MOST_BYTES}); all that Redis took meanwhile: ${all.toFixed(0)}`,
  );
  print(`  counts of the whole month: ${await usage(redis, counts)} bytes`);
}

/** A month of a desk of three inboxes: each message is somebody's, and whose it is the ledger is never told. */
function* blocks(from: number, to: number, begins: number): Iterable<Entry[]> {
  for (let n = from; n < to; n += BLOCK)
    yield Array.from({ length: Math.min(BLOCK, to - n) }, (_, i) => entry(n + i, begins));
}

function entry(n: number, begins: number): Entry {
  const id = `SM${createHash('md5').update(String(n)).digest('hex')}`;
  const direction = (['inbound', 'outbound', 'automatic'] as const)[n % 3] ?? 'inbound';
  return { id, at: begins + (n % 28) * DAY, inboxId: 1 + (n % 3), direction, channel: 'sms', units: 1 + (n % 4) };
}

async function timed(run: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await run();
  return performance.now() - began;
}

const usage = async (redis: Redis, key: string): Promise<number> =>
  Number(await redis.call('MEMORY', 'USAGE', key, 'SAMPLES', '0'));

async function usedMemory(redis: Redis): Promise<number> {
  return Number(/used_memory:(\d+)/.exec(await redis.info('memory'))?.[1]);
}

const print = (line: string): void => void process.stdout.write(`${line}\n`);
