import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSource } from './architecture/read-source';
import { faultsOf } from './architecture/rules';

const ROOT = join(__dirname, '..');
const FOLDERS = ['core', 'adapters', 'plugin', 'worker', 'practice', 'cli', 'bench', 'test'];
const SOURCE = /\.(ts|mjs|js)$/;

/** Every source file of ours, from the root, with slashes. */
function sources(): string[] {
  return FOLDERS.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => SOURCE.test(name) && !name.includes('node_modules'))
      .map((name) => `${folder}/${name.replaceAll('\\', '/')}`),
  );
}

describe('the house', () => {
  it('is kept: who imports whom, who reaches for what, how long a file is and what it is called', () => {
    const faults = sources().flatMap((path) => faultsOf(readSource(path, readFileSync(join(ROOT, path), 'utf8'))));
    expect(faults).toEqual([]);
  });
});
