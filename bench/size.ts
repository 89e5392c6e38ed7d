import { join } from 'node:path';
import { LINE_MOST, PAGE_MOST, weightOf, weightOfPage } from './weigh';

const BUILT = join(process.cwd(), 'dist/dashboard-app');

/** What a browser loads for each of our pages, and the line. Built before by `npm run build` or `npm start`. */
export function size(): Promise<void> {
  for (const page of ['panel/index.html', 'panel/cost/index.html']) {
    const { files, bytes } = weightOfPage(BUILT, page);
    for (const file of files) console.log(`  ${file.name}: ${kilobytes(file.bytes)}`);
    report(page, bytes, PAGE_MOST);
  }
  report('line/line.js', weightOf(join(BUILT, 'line/line.js')), LINE_MOST);
  return Promise.resolve();
}

function report(what: string, bytes: number, most: number): void {
  console.log(`${what}: ${kilobytes(bytes)} gzipped; at most ${kilobytes(most)}`);
  if (bytes > most) process.exitCode = 1;
}

const kilobytes = (bytes: number): string => `${(bytes / 1_024).toFixed(1)} kB`;
