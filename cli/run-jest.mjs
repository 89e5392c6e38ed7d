import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT, run } from './prepare.mjs';
import { secondTries, secondTryWords, withSecondTry } from './second-try.mjs';

const JEST = join(ROOT, 'node_modules/jest/bin/jest.js');
/** A run that hangs is ended after this many ms. */
const PATIENCE = 80 * 60_000;

/** Runs the tests with this Node and answers what jest counted: `{ passed, failed, skipped, code }`. */
export async function runJest(node, args, env = process.env) {
  const ending = new AbortController();
  const timer = setTimeout(() => {
    console.error(`The tests were ended: they ran for more than ${PATIENCE / 60_000} minutes.`);
    ending.abort();
  }, PATIENCE);
  const counted = await runTwice(node, args, { env, signal: ending.signal });
  clearTimeout(timer);
  return counted;
}

async function runTwice(node, args, settings) {
  const first = await runOnce(node, args, settings);
  const late = first.report === null ? [] : secondTries(first.report);
  if (late.length === 0) return { ...count(first.report), code: first.code };
  const again = await runOnce(node, ['--runTestsByPath', ...late], settings);
  if (again.report === null) return { ...count(first.report), code: first.code };
  for (const words of secondTryWords(late, again.report)) console.log(words);
  return { ...count(withSecondTry(first.report, late, again.report)), code: again.code };
}

/** Jest's exit code and its own report, or null when it told nothing. */
async function runOnce(node, args, settings) {
  const folder = mkdtempSync(join(tmpdir(), 'helpline-jest-'));
  const file = join(folder, 'report.json');
  const words = [JEST, '--forceExit', '--json', `--outputFile=${file}`, ...args];
  const code = await run(node, words, { ...settings, stdio: ['ignore', 'ignore', 'inherit'] });
  const report = read(file);
  rmSync(folder, { recursive: true, force: true });
  return { code, report };
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

/** A file of tests that could not even be loaded counts as one that failed; so does a run that told nothing. */
function count(report) {
  if (report === null) return { passed: 0, failed: 1, skipped: 0 };
  const said = report.testResults.flatMap(({ assertionResults }) => assertionResults.map(({ status }) => status));
  const isFailed = ({ status }) => status === 'failed';
  const unloaded = report.testResults.filter((one) => isFailed(one) && !one.assertionResults.some(isFailed));
  const number = (...wanted) => said.filter((status) => wanted.includes(status)).length;
  return {
    passed: number('passed'),
    failed: number('failed') + unloaded.length,
    skipped: number('pending', 'todo', 'skipped', 'disabled'),
  };
}

/** `12 passed, 0 failed, 1 skipped` */
export function countLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
