import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** Builds the pages in dashboard-app/ when they are stale, as `npm test` does before any test. */
export function buildPanel(): void {
  const { status, stderr } = spawnSync(process.execPath, [join(__dirname, '../../cli/build-panel.mjs')], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`the panel could not be built: ${stderr}`);
}
