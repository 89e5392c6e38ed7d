import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cyclesOf } from './architecture/cycles';
import { readSource, type Source } from './architecture/read-source';
import { faultsOf } from './architecture/rules';

const ROOT = join(__dirname, '..');
const FOLDERS = ['core', 'adapters', 'plugin', 'worker', 'practice', 'cli', 'bench', 'eval', 'dashboard-app', 'test'];
const SOURCE = /\.(ts|mjs|js|vue)$/;

/** Every source file of ours, from the root, with slashes. */
const sources: Source[] = FOLDERS.flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => SOURCE.test(name) && !name.includes('node_modules'))
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`),
).map((path) => readSource(path, readFileSync(join(ROOT, path), 'utf8')));

describe('the house', () => {
  it('is kept: who imports whom, who reaches for what, how long a file is and what it is called', () => {
    expect(sources.flatMap(faultsOf)).toEqual([]);
  });

  it('has no two files that need each other', () => {
    expect(cyclesOf(sources)).toEqual([]);
  });
});
