import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT, run } from './prepare.mjs';

const JEST = join(ROOT, 'node_modules/jest/bin/jest.js');
/** A run that hangs is ended after this many ms. */
const PATIENCE = 80 * 60_000;

/** Runs the tests with this Node and answers what jest counted: `{ passed, failed, skipped, code }`. */
export async function runJest(node, args, env = process.env) {
  const folder = mkdtempSync(join(tmpdir(), 'helpline-jest-'));
  const report = join(folder, 'report.json');
  const ending = new AbortController();
  const timer = setTimeout(() => {
    console.error(`The tests were ended: they ran for more than ${PATIENCE / 60_000} minutes.`);
    ending.abort();
  }, PATIENCE);
  const words = [JEST, '--forceExit', '--json', `--outputFile=${report}`, ...args];
  const code = await run(node, words, { env, signal: ending.signal, stdio: ['ignore', 'ignore', 'inherit'] });
  clearTimeout(timer);
  const counted = count(report);
  rmSync(folder, { recursive: true, force: true });
  return { ...counted, code };
}

/** A file of tests that could not even be loaded counts as one that failed; so does a run that told nothing. */
function count(report) {
  try {
    const said = JSON.parse(readFileSync(report, 'utf8'));
    return {
      passed: said.numPassedTests,
      failed: said.numFailedTests + said.numRuntimeErrorTestSuites,
      skipped: said.numPendingTests + said.numTodoTests,
    };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

/** `12 passed, 0 failed, 1 skipped` */
export function countLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
