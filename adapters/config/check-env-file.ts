import { statSync } from 'node:fs';
import type { Fault } from '../faults';

const GROUP_AND_OTHERS = 0o077;

/** A file of secrets that others on the machine may read or write is a fault. Windows knows no such rights. */
export function checkEnvFile(path: string | undefined): Fault[] {
  if (!path || process.platform === 'win32') return [];
  const status = statSync(path, { throwIfNoEntry: false });
  if (!status) return [fault(path, 'no such file')];
  if ((status.mode & GROUP_AND_OTHERS) === 0) return [];
  return [fault(path, `mode ${(status.mode & 0o777).toString(8)}, open to others on this machine`)];
}

function fault(path: string, got: string): Fault {
  return { where: path, got, expected: 'a file that only its owner may read (mode 600)', remedy: `chmod 600 ${path}` };
}
