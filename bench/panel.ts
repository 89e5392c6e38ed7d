import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { createInterface } from 'node:readline';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../adapters/clock';
import { readLocalConfig, valueOrExit } from '../adapters/config/read-config';
import { openRedis } from '../adapters/redis/open-redis';
import { connectRedis } from '../adapters/redis/redis-address';
import { bodyOf, clientsMessage, type Body } from './intake/bodies';
import { headersOf, proveAll } from './panel/bearers';
import { openPanels } from './panel/open-panels';

const PANELS = Number(process.argv[3] ?? 1_000);
const RATE = Number(process.argv[4] ?? 200);
const SECONDS = Number(process.argv[5] ?? 20);
/** A program that runs for days is measured as it is then, not while its code is still being compiled. */
const WARM_SECONDS = 15;
const PROVEN_EVERY = 30_000;

type Measured = { p50: number; p99: number; max: number; missing: number };
const KINDS = ['forgetful', 'bare', 'ours'] as const;

type Row = { kind: (typeof KINDS)[number]; shown: Measured; perPanel: number; reconnect: Measured };

/**
 * `npm run bench -- panel [panels] [events a second] [seconds]`: so many panels open, each on a conversation of its own, and
 * so many signed webhooks a second for so long: from the intended moment of a webhook until its panel has it, beside a bare
 * server of server-sent events in the same run, which keeps a webhook before it answers and shows it, as whoever may lose
 * none must, and one that forgets; memory per open panel; all of them closed and opened again at once.
 */
export async function panel(): Promise<void> {
  const rows: Row[] = [];
  for (const kind of KINDS) rows.push(await measure(kind));
  for (const { kind, shown, perPanel, reconnect } of rows) {
    print(
      `${kind}: webhook in to shown ${said(shown)}; ${perPanel.toFixed(0)} kB a panel; all again ${said(reconnect)}`,
    );
  }
  const p99 = (kind: Row['kind']): number => rows.find((row) => row.kind === kind)?.shown.p99 ?? NaN;
  print(`p99, ours / bare: ${(p99('ours') / p99('bare')).toFixed(2)} (goal: at most 3.00)`);
  print(`p99, ours / one that forgets what it heard: ${(p99('ours') / p99('forgetful')).toFixed(2)}`);
}

async function measure(kind: Row['kind']): Promise<Row> {
  const folder = mkdtempSync(join(tmpdir(), 'helpline-bench-'));
  const config = valueOrExit(readLocalConfig()).redis;
  const server = valueOrExit(await openRedis({ ...config, url: null, dataDir: folder }, systemClock(), print));
  const redis = connectRedis(server.address, 'waiter');
  const { child, port } = await start(kind, server.address);
  await proveAll(redis, PANELS);
  const proving = setInterval(() => void proveAll(redis, PANELS).catch(() => {}), PROVEN_EVERY);
  try {
    // Every conversation is known before its panel opens, as on a desk at work.
    await sendAll(port, 1, PANELS / RATE, () => {});
    const before = residentKb(child);
    const awaited = new Map<string, number>();
    const late: number[] = [];
    const open = await openPanels(port, headersOf, PANELS, (at, event, now) => {
      for (const [key, intended] of awaited) {
        const [panel, moment] = key.split(' ');
        if (Number(panel) !== at || !event.includes(moment ?? '')) continue;
        awaited.delete(key);
        late.push(now - intended);
      }
    });
    const perPanel = (residentKb(child) - before) / PANELS;
    await sendAll(port, 100_000, WARM_SECONDS, () => {});
    await sendAll(port, 200_000, SECONDS, (panel, moment, intended) => awaited.set(`${panel} ${moment}`, intended));
    await pause(3_000);
    open.close();
    const again = await openPanels(port, headersOf, PANELS, () => {});
    again.close();
    return { kind, shown: measured(late, awaited.size), perPanel, reconnect: measured(again.first, 0) };
  } finally {
    clearInterval(proving);
    child.kill('SIGKILL');
    redis.disconnect();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Open loop: a webhook at each intended moment, each for the next panel's conversation; `sent` is told before it goes. */
async function sendAll(
  port: number,
  firstMessage: number,
  seconds: number,
  sent: (panel: number, moment: number, intended: number) => void,
): Promise<void> {
  const template = clientsMessage();
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });
  const began = performance.now() + 20;
  const beganAt = Date.now() + 20;
  const posts: Promise<void>[] = [];
  for (let i = 0; i < seconds * RATE; i += 1) {
    const after = (i * 1_000) / RATE;
    const wait = began + after - performance.now();
    if (wait > 0) await pause(wait);
    const panel = i % PANELS;
    const now = Math.round(beganAt + after);
    sent(panel, Math.floor(now / 1_000) * 1_000, began + after);
    posts.push(post(agent, port, bodyOf(template, firstMessage + i, panel + 1, now)));
  }
  await Promise.all(posts);
  agent.destroy();
}

function post(agent: Agent, port: number, { raw, headers }: Body): Promise<void> {
  return new Promise((resolve, reject) => {
    const to = { agent, port, host: '127.0.0.1', path: '/webhooks/chatwoot', method: 'POST' };
    const asked = request({ ...to, headers: { ...headers, 'content-length': raw.length } }, (response) => {
      const refused = new Error(`a webhook was answered ${response.statusCode}`);
      response.resume().on('end', () => (response.statusCode === 200 ? resolve() : reject(refused)));
    });
    asked.on('error', reject);
    asked.end(raw);
  });
}

function start(kind: Row['kind'], redisAddress: string): Promise<{ child: ChildProcess; port: number }> {
  const child = spawn(process.execPath, [join(__dirname, 'panel/servers.js'), kind, redisAddress], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', (line) => resolve({ child, port: Number(line) }));
    child.once('exit', () => reject(new Error(`the server ${kind} ended before it began`)));
  });
}

const residentKb = ({ pid }: ChildProcess): number => Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)]));

function measured(values: readonly number[], missing: number): Measured {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor((sorted.length - 1) * share)] ?? NaN;
  return { p50: at(0.5), p99: at(0.99), max: at(1), missing };
}

const said = ({ p50, p99, max, missing }: Measured): string =>
  `p50 ${p50.toFixed(1)} p99 ${p99.toFixed(1)} max ${max.toFixed(0)} ms, ${missing} never`;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const print = (line: string): void => void process.stdout.write(`${line}\n`);
