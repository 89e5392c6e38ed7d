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
  jest({ 'core/a.test.ts': passed(12) }, 0);
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

type Statuses = readonly ('passed' | 'failed' | 'pending' | 'todo')[];
const passed = (count: number): Statuses => Array.from({ length: count }, () => 'passed');

/** A jest that reports these tests by file and ends with this code; `again` is what it reports of files that it is asked for by name. */
function jest(files: Record<string, Statuses>, code: number, again: Record<string, Statuses> = {}): void {
  const reported = (all: Record<string, Statuses>) => ({
    testResults: Object.entries(all).map(([name, statuses]) => ({
      name: join(house, name),
      status: statuses.length === 0 || statuses.includes('failed') ? 'failed' : 'passed',
      assertionResults: statuses.map((status) => ({ status })),
    })),
  });
  const isFine = Object.values(again).every((statuses) => !statuses.includes('failed'));
  const script = `
    const report = process.argv.find((word) => word.startsWith('--outputFile=')).slice('--outputFile='.length);
    const again = process.argv.includes('--runTestsByPath');
    const [said, code] = again
      ? [${JSON.stringify(reported(again))}, ${isFine ? 0 : 1}]
      : [${JSON.stringify(reported(files))}, ${code}];
    require('node:fs').writeFileSync(report, JSON.stringify(said));
    process.exitCode = code;`;
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
    jest({ 'core/a.test.ts': [...passed(12), 'pending', 'pending', 'todo'] }, 0);
    expect(npmTest()).toMatchObject({ code: 0, last: '12 passed, 0 failed, 3 skipped' });
  });

  it.each(['tsc', 'vue-tsc', 'eslint', 'prettier'])('fails for %s alone, and runs the tests all the same', (name) => {
    program(`node_modules/.bin/${name}`, 'exit 1');
    expect(npmTest()).toMatchObject({ code: 1, last: '12 passed, 0 failed' });
  });

  it('fails for a test, for a file that cannot be loaded, and for a jest that says nothing', () => {
    jest({ 'core/a.test.ts': [...passed(11), 'failed'] }, 1);
    expect(npmTest()).toMatchObject({ code: 1, last: '11 passed, 1 failed' });
    jest({ 'core/a.test.ts': passed(11), 'core/b.test.ts': [] }, 1);
    expect(npmTest()).toMatchObject({ code: 1, last: '11 passed, 1 failed' });
    put('node_modules/jest/bin/jest.js', 'process.exit(1)');
    expect(npmTest()).toMatchObject({ code: 1, last: '0 passed, 1 failed' });
  });

  it('fails for an unclean end although all passed', () => {
    jest({ 'core/a.test.ts': passed(12) }, 1);
    expect(npmTest()).toMatchObject({ code: 1, last: '12 passed, 0 failed' });
  });

  it('tries a file once more in which a browser and several processes meet, and says so', () => {
    const late = { 'core/a.test.ts': passed(9), 'test/flows/b.flow.test.ts': [...passed(2), 'failed'] } as const;
    jest(late, 1, { 'test/flows/b.flow.test.ts': passed(3) });
    const once = npmTest();
    expect(once).toMatchObject({ code: 0, last: '12 passed, 0 failed' });
    expect(once.said).toContain(
      'test/flows/b.flow.test.ts failed, was tried once more, and passed: it is not reliable.',
    );
    jest(late, 1, { 'test/flows/b.flow.test.ts': [...passed(2), 'failed'] });
    const twice = npmTest();
    expect(twice).toMatchObject({ code: 1, last: '11 passed, 1 failed' });
    expect(twice.said).toContain('test/flows/b.flow.test.ts failed, was tried once more, and failed again.');
  });

  it.each<[string, string[]]>([
    ['a rule', ['core/a.test.ts']],
    ['the hunt for words', ['test/taint/b.test.ts']],
    ['a killed process', ['test/chaos/c.test.ts', 'test/flows/d.flow.test.ts']],
    ['more than a few files', [1, 2, 3, 4, 5, 6].map((n) => `test/flows/${n}.flow.test.ts`)],
  ])('never tries %s again', (_, names) => {
    const failed = Object.fromEntries(names.map((name): [string, Statuses] => [name, ['failed']]));
    const well = Object.fromEntries(names.map((name) => [name, passed(1)]));
    jest(failed, 1, well);
    expect(npmTest()).toMatchObject({ code: 1, last: `0 passed, ${names.length} failed` });
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
