import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** `npm test` itself, on a house of straw: its programs are scripts that pass or fail as we say. */
let house: string;

beforeEach(() => {
  house = mkdtempSync(join(tmpdir(), 'helpline-npm-test-'));
  const cli = join(__dirname, '../cli');
  for (const name of readdirSync(cli).filter((file) => file.endsWith('.mjs')))
    cpSync(join(cli, name), join(house, 'cli', name));
  put('package.json', JSON.stringify({ engines: { node: '>=20.19.0' } }));
  put('package-lock.json', '{}');
  put('node_modules/.package-lock.json', '{}');
  for (const name of ['tsc', 'vue-tsc', 'vite', 'esbuild', 'eslint', 'prettier'])
    program(`node_modules/.bin/${name}`, 'exit 0');
  program('bin/chromium', 'exit 0');
  jest({ numPassedTests: 12 }, 0);
});

afterEach(() => rmSync(house, { recursive: true, force: true }));

function put(path: string, text: string): void {
  mkdirSync(join(house, path, '..'), { recursive: true });
  writeFileSync(join(house, path), text);
}

function program(path: string, script: string): void {
  put(path, `#!/bin/sh\n${script}\n`);
  spawnSync('chmod', ['+x', join(house, path)]);
}

/** A jest that reports this and ends with this code. */
function jest(counts: Record<string, number>, code: number): void {
  const none = {
    numPassedTests: 0,
    numFailedTests: 0,
    numRuntimeErrorTestSuites: 0,
    numPendingTests: 0,
    numTodoTests: 0,
  };
  const script = `
    const report = process.argv.find((word) => word.startsWith('--outputFile=')).slice('--outputFile='.length);
    require('node:fs').writeFileSync(report, ${JSON.stringify(JSON.stringify({ ...none, ...counts }))});
    process.exitCode = ${code};`;
  put('node_modules/jest/bin/jest.js', script);
}

function npmTest(
  env: Record<string, string> = {},
  words: string[] = [],
): { code: number | null; last: string; said: string } {
  const ours = { PATH: `${join(house, 'bin')}:/bin:/usr/bin`, CHROMIUM_BIN: '', CI: '', ...env };
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(house, 'cli/test.mjs'), ...words], {
    env: ours,
    encoding: 'utf8',
  });
  return { code: status, last: stdout.trimEnd().split('\n').at(-1) ?? '', said: stdout + stderr };
}

describe('npm test', () => {
  it('passes when all passes, and its last line is the count', () => {
    expect(npmTest()).toMatchObject({ code: 0, last: '12 passed, 0 failed' });
    jest({ numPassedTests: 12, numPendingTests: 2, numTodoTests: 1 }, 0);
    expect(npmTest()).toMatchObject({ code: 0, last: '12 passed, 0 failed, 3 skipped' });
  });

  it.each(['tsc', 'vue-tsc', 'eslint', 'prettier'])('fails for %s alone, and runs the tests all the same', (name) => {
    program(`node_modules/.bin/${name}`, 'exit 1');
    expect(npmTest()).toMatchObject({ code: 1, last: '12 passed, 0 failed' });
  });

  it('fails for a test, for a file that cannot be loaded, and for a jest that says nothing', () => {
    jest({ numPassedTests: 11, numFailedTests: 1 }, 1);
    expect(npmTest()).toMatchObject({ code: 1, last: '11 passed, 1 failed' });
    jest({ numPassedTests: 11, numRuntimeErrorTestSuites: 1 }, 1);
    expect(npmTest()).toMatchObject({ code: 1, last: '11 passed, 1 failed' });
    put('node_modules/jest/bin/jest.js', 'process.exit(1)');
    expect(npmTest()).toMatchObject({ code: 1, last: '0 passed, 1 failed' });
  });

  it('fails for an unclean end although all passed', () => {
    jest({ numPassedTests: 12 }, 1);
    expect(npmTest()).toMatchObject({ code: 1, last: '12 passed, 0 failed' });
  });

  it('says why the tests in a browser are skipped, and fails for it on CI', () => {
    const missing = { CHROMIUM_BIN: join(house, 'no-chromium') };
    const here = npmTest(missing);
    expect(here).toMatchObject({ code: 0, last: '12 passed, 0 failed' });
    expect(here.said).toContain('The tests in a browser are skipped: no Chromium was found');
    expect(npmTest({ ...missing, CI: 'true' })).toMatchObject({ code: 1, last: '12 passed, 0 failed' });
  });

  it('only runs the tests that are named', () => {
    program('node_modules/.bin/eslint', 'exit 1');
    expect(npmTest({}, ['core'])).toMatchObject({ code: 0, last: '12 passed, 0 failed' });
  });

  it('installs when the lock file has changed, and says so when that fails', () => {
    npmTest();
    put('package-lock.json', '{ "changed": true }');
    program('bin/npm', 'echo "npm $*"');
    expect(npmTest().said).toContain('npm ci');
    expect(npmTest().said).not.toContain('npm ci');
    put('package-lock.json', '{ "changed": "again" }');
    program('bin/npm', 'exit 1');
    expect(npmTest()).toMatchObject({ code: 1, last: '0 passed, 1 failed' });
  });

  it('says which Node is needed', () => {
    put('package.json', JSON.stringify({ engines: { node: '>=99.1.0' } }));
    expect(npmTest().said).toContain('Node 99.1.0 or later is needed');
  });
});
