import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Clock } from '../clock';
import { birthOf } from './lock-folder';

/** How long a server that was left over may take to write everything down before it is killed, in ms. */
const PATIENCE = 10_000;

/**
 * Ends the server that a process killed outright left running on the same files. A number in a stale file that belongs
 * to some other program by now is left alone.
 */
export async function endLeftOver(pidFile: string, bin: string, clock: Clock): Promise<void> {
  const pid = readPid(pidFile);
  if (pid === null || !isServer(pid, bin)) return;
  const born = birthOf(pid);
  const deadline = clock.ticks() + PATIENCE;
  signal(pid, 'SIGTERM');
  while (birthOf(pid) === born && clock.ticks() < deadline) await clock.sleep(10);
  if (birthOf(pid) === born) signal(pid, 'SIGKILL');
}

function readPid(pidFile: string): number | null {
  try {
    const pid = Number(readFileSync(pidFile, 'utf8').trim());
    return Number.isInteger(pid) && pid > 1 ? pid : null;
  } catch {
    return null;
  }
}

/** Only Linux tells what a process is; elsewhere the watcher beside the server has ended it, or will. */
function isServer(pid: number, bin: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(basename(bin));
  } catch {
    return false;
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It ended in this very moment, which is what we want.
  }
}
