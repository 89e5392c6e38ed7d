import { spawn, type ChildProcess } from 'node:child_process';
import { until } from '../support/until';
import type { ProcessSettings } from './process-settings';

/** One process of ours, from its start to its end, however that comes. */
export type Life = {
  pid: number;
  /** What it said for us: "ready", "stopping". */
  said: readonly string[];
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  signal: (signal: NodeJS.Signals) => void;
};

const alive = new Set<ChildProcess>();
let over = false;

/**
 * The end of a test, however it came: whatever it forgot dies, a process that is stopped too, and none begins any more.
 */
export function killAll(): void {
  over = true;
  for (const child of alive) child.kill('SIGKILL');
}
process.on('exit', killAll);

/** Another test may begin processes again. */
export function allowProcesses(): void {
  over = false;
}

/** Starts a process. What it logs goes into `logs`, a line each. */
export function begin(program: string, settings: ProcessSettings, logs: string[]): Life {
  if (over) throw new Error('this test is over: no process begins any more');
  const child = spawn(process.execPath, [program], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { CHAOS_PROCESS: JSON.stringify(settings) },
  });
  alive.add(child);
  const said: string[] = [];
  child.stdin.on('error', () => {});
  child.stdout.on('data', (part: Buffer) => said.push(...linesOf(part)));
  child.stderr.on('data', (part: Buffer) => logs.push(...linesOf(part)));
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    child.once('exit', (code, signal) => {
      alive.delete(child);
      resolve({ code, signal });
    });
  });
  return { pid: child.pid ?? 0, said, ended, signal: (signal) => void child.kill(signal) };
}

/** A process that has come so far that it said so. */
export async function beginReady(program: string, settings: ProcessSettings, logs: string[]): Promise<Life> {
  const life = begin(program, settings, logs);
  await until(`a ${settings.role} to be ready`, () => life.said.includes('ready'));
  return life;
}

const linesOf = (part: Buffer): string[] => part.toString('utf8').split('\n').filter(Boolean);
