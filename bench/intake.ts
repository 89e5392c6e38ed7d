import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../adapters/clock';
import { readLocalConfig, valueOrExit } from '../adapters/config/read-config';
import { openRedis } from '../adapters/redis/open-redis';
import { makeBodies } from './intake/bodies';
import { openLoop, saturate } from './intake/load';

const KINDS = ['null', 'peer', 'ours', 'ours-with-worker'] as const;
type Kind = (typeof KINDS)[number];

const ROUNDS = 3;
const SECONDS = 4;
const RATE = 500;
const RATE_SECONDS = 8;
const BURST = 10_000;
/** When a server that does nothing needs longer than this (p99, ms), the machine was busy with something else. */
const QUIET = 5;

type Row = {
  kind: Kind;
  perSecond: number;
  p50: number;
  p99: number;
  burstLast: number;
  burstP99: number;
  bad: number;
};

/**
 * `npm run bench -- intake` (goals P1 and P2): throughput, latency at 500/s and a burst of 10,000, each server on a Redis of
 * its own that writes every command to the disk before it answers. Medians of three rounds, the servers taking turns.
 */
export async function intake(): Promise<void> {
  const rows: Row[] = [];
  for (let round = 1; round <= ROUNDS; round += 1) {
    const ofRound: Row[] = [];
    for (const kind of KINDS) ofRound.push(await measure(kind));
    const control = ofRound[0];
    const noisy = control !== undefined && control.p99 > QUIET;
    print(`round ${round}${noisy ? `: discarded, the control's p99 was ${control.p99.toFixed(1)} ms` : ''}`);
    ofRound.forEach(printRow);
    if (noisy && rows.length + (ROUNDS - round) * KINDS.length < KINDS.length) round -= 1;
    if (!noisy) rows.push(...ofRound);
  }
  summary(rows);
}

async function measure(kind: Kind): Promise<Row> {
  const folder = mkdtempSync(join(tmpdir(), 'helpline-bench-'));
  const config = valueOrExit(readLocalConfig()).redis;
  const redis = valueOrExit(await openRedis({ ...config, url: null, dataDir: folder }, systemClock(), print));
  const { child, port } = await start(kind, redis.address);
  try {
    const now = Date.now();
    await saturate(port, makeBodies(5_000, 1, now), 1);
    const { perSecond, bad, repeated } = await saturate(port, makeBodies(60_000, 10_000, now), SECONDS);
    if (repeated > 0 && kind !== 'null') print(`${kind}: ${repeated} bodies were sent twice; make more`);
    const rate = await openLoop(port, makeBodies(RATE * RATE_SECONDS, 100_000, Date.now()), RATE);
    const burst = await openLoop(port, makeBodies(BURST, 200_000, Date.now()), BURST);
    return {
      ...{ kind, perSecond, p50: rate.p50, p99: rate.p99, burstLast: burst.lastAfter, burstP99: burst.p99 },
      bad: bad + rate.bad + burst.bad,
    };
  } finally {
    child.kill('SIGKILL');
    await redis.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function start(kind: Kind, redisAddress: string): Promise<{ child: ChildProcess; port: number }> {
  const child = spawn(process.execPath, [join(__dirname, 'intake/servers.js'), kind, redisAddress], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', (line) => resolve({ child, port: Number(line) }));
    child.once('exit', () => reject(new Error(`the server ${kind} ended before it began`)));
  });
}

function summary(rows: readonly Row[]): void {
  const median = (kind: Kind, of: (row: Row) => number): number => {
    const values = rows.filter((row) => row.kind === kind).map(of);
    return values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
  };
  print(`\nmedians of ${rows.length / KINDS.length} quiet rounds`);
  for (const kind of KINDS) {
    const of = (field: 'perSecond' | 'p50' | 'p99' | 'burstLast' | 'burstP99' | 'bad'): number =>
      median(kind, (row) => row[field]);
    printRow({
      kind,
      perSecond: of('perSecond'),
      p50: of('p50'),
      p99: of('p99'),
      burstLast: of('burstLast'),
      burstP99: of('burstP99'),
      bad: of('bad'),
    });
  }
  const ratio = (field: 'perSecond' | 'p99'): string =>
    (median('ours', (row) => row[field]) / median('peer', (row) => row[field])).toFixed(2);
  print(`\nthroughput, ours / peer: ${ratio('perSecond')} (goal: at least 0.70)`);
  print(`p99 at ${RATE}/s, ours / peer: ${ratio('p99')} (goal: at most 2.00)`);
  print(
    `burst of ${BURST}: last answer after ${median('ours', (row) => row.burstLast).toFixed(0)} ms (goal: at most 4000)`,
  );
}

function printRow({ kind, perSecond, p50, p99, burstLast, burstP99, bad }: Row): void {
  const rate = `${perSecond.toFixed(0).padStart(6)}/s   at ${RATE}/s p50 ${p50.toFixed(1)} p99 ${p99.toFixed(1)} ms`;
  print(
    `  ${kind.padEnd(17)} ${rate}   burst last ${burstLast.toFixed(0)} p99 ${burstP99.toFixed(0)} ms   refused ${bad}`,
  );
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
