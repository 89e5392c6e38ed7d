import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** A server program that can be started, and where its libraries are when they are not the system's. */
export interface RedisProgram {
  bin: string;
  libraries: string | null;
}

const NAMES = ['redis-server', 'valkey-server'];

/** The first Redis or Valkey on the search path, else one that was unpacked into `cacheDir` earlier. */
export function findRedis(searchPath: string, cacheDir: string): RedisProgram | null {
  const folders = searchPath.split(delimiter).filter((folder) => folder !== '');
  const bin = folders.flatMap((folder) => NAMES.map((name) => join(folder, name))).find(isProgram);
  return bin ? { bin, libraries: null } : findUnpacked(cacheDir);
}

/** What `fetchRedis` left in `cacheDir`, if it did. */
export function findUnpacked(cacheDir: string): RedisProgram | null {
  const root = join(cacheDir, 'root');
  const bin = NAMES.map((name) => join(root, 'usr/bin', name)).find(isProgram);
  return bin ? { bin, libraries: libraryPath(root) } : null;
}

/** Debian keeps libraries under a folder named for the machine's architecture. */
function libraryPath(root: string): string {
  const kind = { x64: 'x86_64', arm64: 'aarch64', arm: 'arm' }[process.arch as string] ?? process.arch;
  const triplet = `${kind}-linux-${process.arch === 'arm' ? 'gnueabihf' : 'gnu'}`;
  const folders = ['usr/lib', 'lib'].flatMap((folder) => [join(root, folder, triplet), join(root, folder)]);
  return folders.filter((folder) => existsSync(folder)).join(delimiter);
}

export function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
