import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, stop } from 'esbuild';

/** A program, else `process.ts`, and all it needs in one file of plain JavaScript: it starts in a third of a second, and dies often. */
export type Program = { path: string; remove: () => void };

export async function bundleProcess(entry = join(__dirname, 'process.ts')): Promise<Program> {
  const folder = mkdtempSync(join(tmpdir(), 'helpline-chaos-'));
  const path = join(folder, 'process.js');
  await build({
    entryPoints: [entry],
    outfile: path,
    bundle: true,
    platform: 'node',
    target: 'node20',
    logLevel: 'error',
  });
  await stop();
  return { path, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
