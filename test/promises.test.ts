import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The table's head and the line below it. */
const HEAD = 2;
const ROOT = join(__dirname, '..');

/** Rows of docs/promises.md: the promise, the file of the test that proves it, and the test's name. */
const promises = readFileSync(join(ROOT, 'docs/promises.md'), 'utf8')
  .split('\n')
  .flatMap((line) => {
    const row = /^\| (.+?) +\| `([^`]+)` "(.+)" *\|$/.exec(line);
    return row ? [[row[1] ?? '', row[2] ?? '', row[3] ?? ''] as const] : [];
  });

describe('docs/promises.md', () => {
  it('has a test for every row of its table', () => {
    const rows = readFileSync(join(ROOT, 'docs/promises.md'), 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('| '));
    expect(promises).toHaveLength(rows.length - HEAD);
  });

  it.each(promises)('%s — is proved by %s', (_promise, file, name) => {
    expect(readFileSync(join(ROOT, file), 'utf8')).toContain(name);
  });
});
