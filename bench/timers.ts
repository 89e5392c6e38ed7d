import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Redis } from 'ioredis';
import { systemClock } from '../adapters/clock';
import { readLocalConfig, valueOrExit } from '../adapters/config/read-config';
import { due } from '../adapters/redis/due';
import { subjectKeys } from '../adapters/redis/keys';
import { openRedis } from '../adapters/redis/open-redis';
import { connectRedis } from '../adapters/redis/redis-address';

const PARKED = Number(process.argv[3] ?? 1_000_000);
const RATE = 500;
const SECONDS = 20;
const AWAY = 5_000;
const HOUR = 3_600_000;

/**
 * `npm run bench -- timers [parked]` (goal R9): so many alarms parked far ahead, 500 a second falling due, rung for once a
 * second as a worker does. Early ones, how late each was rung for, how soon it goes on after Redis did not answer for 5 s
 * and after it was killed and started again, and what an alarm costs in memory. What a rung subject then takes is measured
 * elsewhere (`-- intake`).
 */
export async function timers(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'helpline-bench-'));
  const config = valueOrExit(readLocalConfig()).redis;
  const open = async () =>
    valueOrExit(await openRedis({ ...config, url: null, dataDir: folder }, systemClock(), print));
  let server = await open();
  const redis = connectRedis(server.address, 'waiter');
  const other = connectRedis(server.address, 'waiter');
  try {
    const before = await memory(redis);
    await park(redis, PARKED);
    print(`${PARKED} alarms parked, ${Math.round(((await memory(redis)) - before) / PARKED)} bytes each`);
    report('500 a second', await ring(redis, SECONDS));
    const silent = async (): Promise<void> => {
      await other.call('CLIENT', 'PAUSE', String(AWAY), 'ALL');
      await new Promise((resolve) => setTimeout(resolve, AWAY));
    };
    report(`with Redis silent for ${AWAY / 1_000} s`, await ring(redis, SECONDS, silent));
    const killed = async (): Promise<void> => {
      const pid = Number(/process_id:(\d+)/.exec(await other.info('server'))?.[1]);
      process.kill(pid, 'SIGKILL');
      await server.stop();
      server = await open();
    };
    report('with Redis killed and started again', await ring(redis, SECONDS, killed));
  } finally {
    redis.disconnect();
    other.disconnect();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** `resume`: from the moment at which Redis answers again to the next bell; null where it was never away. All in ms. */
type Rung = { early: number; lateness: number[]; missing: number; resume: number | null };

const print = (line: string): void => void process.stdout.write(`${line}\n`);

async function memory(redis: Redis): Promise<number> {
  return Number(/used_memory:(\d+)/.exec(await redis.info('memory'))?.[1]);
}

async function park(redis: Redis, count: number): Promise<void> {
  const at = Date.now() + 24 * HOUR;
  for (let i = 0; i < count; i += 5_000) {
    const batch = redis.pipeline();
    for (let n = i; n < Math.min(count, i + 5_000); n += 1) add(batch, n + 1, at + n);
    await batch.exec();
  }
}

function add(batch: ReturnType<Redis['pipeline']>, id: number, at: number): void {
  const subject = `c:1:${id}`;
  batch.zadd(subjectKeys(subject).alarms, at, subject);
}

/** Alarms fall due evenly over these seconds; whoever is rung for is taken out, as a save would. */
async function ring(redis: Redis, seconds: number, away?: () => Promise<void>): Promise<Rung> {
  const start = Date.now() + 2_000;
  const dueAt = new Map<string, number>();
  const batch = redis.pipeline();
  for (let i = 0; i < seconds * RATE; i += 1) {
    const id = 10_000_000 + i;
    const at = start + Math.floor((i * 1_000) / RATE);
    dueAt.set(`c:1:${id}`, at);
    add(batch, id, at);
  }
  await batch.exec();
  const lateness: number[] = [];
  let early = 0;
  let backAt: number | null = null;
  let resume: number | null = null;
  let gone = false;
  const end = start + seconds * 1_000 + AWAY + 30_000;
  while (dueAt.size > 0 && Date.now() < end) {
    const asked = Date.now();
    if (away && !gone && asked > start + 3_000) {
      gone = true;
      void away().then(() => (backAt = Date.now()));
    }
    const { subjects } = await due(redis, asked);
    const now = Date.now();
    if (subjects.length > 0 && backAt !== null) resume ??= Math.max(0, now - backAt);
    const out = redis.pipeline();
    for (const subject of subjects) {
      const at = dueAt.get(subject);
      if (at === undefined) continue;
      if (now < at) early += 1;
      lateness.push(now - at);
      dueAt.delete(subject);
      out.zrem(subjectKeys(subject).alarms, subject);
    }
    await out.exec();
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, 1_000 - (Date.now() - asked))));
  }
  return { early, lateness, missing: dueAt.size, resume };
}

function report(what: string, { early, lateness, missing, resume }: Rung): void {
  const sorted = [...lateness].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor((sorted.length - 1) * share)] ?? NaN;
  print(
    `${what}: ${sorted.length} rung for, ${early} early, ${missing} never; late p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, ` +
      `longest ${at(1)} ms${resume === null ? '' : `; first bell ${resume} ms after Redis was back`}`,
  );
}
