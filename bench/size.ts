import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** What the panel may weigh (bytes, gzipped, all its files together): a tired phone on a bad line has to load it too. */
const PANEL_MOST = 60 * 1_024;

/** What a browser loads for the panel's page, each file and all together. Built before by `npm run build` or `npm start`. */
export function size(): Promise<void> {
  const folder = join(process.cwd(), 'dist/dashboard-app/panel');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(html|js|css)$/.test(name),
  );
  const weights = files.map((name) => ({
    name,
    bytes: gzipSync(readFileSync(join(folder, name)), { level: 9 }).length,
  }));
  for (const { name, bytes } of weights) console.log(`${name}: ${kilobytes(bytes)} gzipped`);
  const all = weights.reduce((sum, { bytes }) => sum + bytes, 0);
  console.log(`panel, all files: ${kilobytes(all)} gzipped; at most ${kilobytes(PANEL_MOST)}`);
  if (all > PANEL_MOST) process.exitCode = 1;
  return Promise.resolve();
}

const kilobytes = (bytes: number): string => `${(bytes / 1_024).toFixed(1)} kB`;
