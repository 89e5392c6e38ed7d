import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readEnvFile, writeEnvFile } from './env-file';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'helpline-env-'));
  path = join(folder, '.env');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the environment file', () => {
  it('is read with quotes, blanks and comments', () => {
    writeFileSync(path, '# A=no\nA=1\nexport B = "two words"\nC=\'3\'\nD=\n nonsense\n');
    expect([...readEnvFile(path)]).toEqual([
      ['A', '1'],
      ['B', 'two words'],
      ['C', '3'],
      ['D', ''],
    ]);
    expect(readEnvFile(join(folder, 'none')).size).toBe(0);
  });

  it('is made for its owner alone', () => {
    expect(writeEnvFile(path, new Map([['A', '1']]))).toBe(true);
    expect(readFileSync(path, 'utf8')).toBe('A=1\n');
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('keeps every line that is not ours, and each of ours in its place', () => {
    writeFileSync(path, '# first\nA=old\n\nX=theirs # why\nB="2"\n', { mode: 0o600 });
    writeEnvFile(
      path,
      new Map([
        ['A', '1'],
        ['B', '2'],
        ['C', '3'],
      ]),
    );
    expect(readFileSync(path, 'utf8')).toBe('# first\nA=1\n\nX=theirs # why\nB="2"\nC=3\n');
  });

  it('is left alone when it says so already, unless others may read it', () => {
    writeFileSync(path, 'A=1\n', { mode: 0o600 });
    expect(writeEnvFile(path, new Map([['A', '1']]))).toBe(false);
    chmodSync(path, 0o640);
    expect(writeEnvFile(path, new Map([['A', '1']]))).toBe(true);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });
});
