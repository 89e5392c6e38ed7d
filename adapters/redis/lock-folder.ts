import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Who uses a folder of Redis files: the process that started the server. */
type Owner = { pid: number; born: string };

/** Another living process uses the folder. */
export class FolderInUse extends Error {
  constructor(
    readonly folder: string,
    readonly pid: number,
  ) {
    super(`${folder} is in use by process ${pid}`);
    this.name = 'FolderInUse';
  }
}

const FILE = 'owner.json';

/**
 * Makes the folder ours until `release`. What a process left behind that is gone is taken over: a process id alone says
 * little (after a restart of a container it is the same again), so its time of birth is kept beside it.
 */
export function lockFolder(folder: string): { release: () => void } {
  const path = join(folder, FILE);
  const ours = JSON.stringify({ pid: process.pid, born: birthOf(process.pid) });
  for (let attempt = 0; ; attempt++) {
    try {
      writeFileSync(path, ours, { flag: 'wx', mode: 0o600 });
      return { release: () => rmSync(path, { force: true }) };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || attempt === 3) throw error;
    }
    const owner = readOwner(path);
    if (owner && birthOf(owner.pid) === owner.born) throw new FolderInUse(folder, owner.pid);
    rmSync(path, { force: true });
  }
}

/** Null for a file that is half written or not ours: nobody can be behind it. */
function readOwner(path: string): Owner | null {
  try {
    const { pid, born } = JSON.parse(readFileSync(path, 'utf8')) as Partial<Owner>;
    return typeof pid === 'number' && typeof born === 'string' ? { pid, born } : null;
  } catch {
    return null;
  }
}

/** When a process was born, in its system's own words; null when there is no such process. */
export function birthOf(pid: number): string | null {
  try {
    if (process.platform === 'linux') return linuxBirth(pid);
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || null;
  } catch {
    return null;
  }
}

/** The clock ticks from the start of the machine to that of the process, and which start of the machine that was. */
function linuxBirth(pid: number): string | null {
  const afterName = readFileSync(`/proc/${pid}/stat`, 'utf8').split(')').at(-1)?.trim().split(' ') ?? [];
  const [state] = afterName;
  if (state === 'Z' || state === 'X') return null;
  return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${afterName[19]}`;
}
