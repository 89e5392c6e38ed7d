import { chmodSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';

/** The lines `NAME=value` of an environment file, which need no quotes in ours; others are not looked at. */
export function readEnvFile(path: string): Map<string, string> {
  const lines = textOf(path).split('\n');
  const pairs = lines.flatMap((line) => {
    const found = /^\s*(?:export\s+)?(\w+)\s*=\s*(?:"([^"]*)"|'([^']*)'|(.*?))\s*$/.exec(line);
    const [, name, double, single, bare] = found ?? [];
    return name === undefined ? [] : [[name, double ?? single ?? bare ?? ''] as const];
  });
  return new Map(pairs);
}

/**
 * Puts values into an environment file, in their old place where they had one, and keeps every other line. Only its owner
 * may read it. Whole or not at all, so that a full disk does not cost the old one. Says whether anything changed.
 */
export function writeEnvFile(path: string, values: ReadonlyMap<string, string>): boolean {
  const before = textOf(path);
  const missing = new Map(values);
  const lines = before.split('\n').map((line) => {
    const name = /^\s*(?:export\s+)?(\w+)\s*=/.exec(line)?.[1];
    const value = name === undefined ? undefined : values.get(name);
    if (name === undefined || value === undefined) return line;
    missing.delete(name);
    return readsAs(line, value) ? line : `${name}=${value}`;
  });
  while (lines.length > 0 && lines[lines.length - 1] === '') lines.pop();
  const after = [...lines, ...[...missing].map(([name, value]) => `${name}=${value}`), ''].join('\n');
  const open = before !== '' && (statSync(path).mode & 0o077) !== 0;
  if (after === before && !open) return false;
  if (after === before) {
    chmodSync(path, 0o600);
    return true;
  }
  const beside = `${path}.new`;
  writeFileSync(beside, after, { mode: 0o600 });
  chmodSync(beside, 0o600);
  renameSync(beside, path);
  return true;
}

function readsAs(line: string, value: string): boolean {
  const written = line.slice(line.indexOf('=') + 1).trim();
  return written === value || written === `"${value}"` || written === `'${value}'`;
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}
