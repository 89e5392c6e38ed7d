// `npm test`: everything that is checked, from an empty checkout. Its last line is jest's count. With words behind it
// (`npm test -- adapters/redis`) only those tests are run.
import { buildPanel } from './build-panel.mjs';
import { findChromium } from './find-chromium.mjs';
import { prepare, program, run } from './prepare.mjs';
import { countLine, runJest } from './run-jest.mjs';

const CHECKS = [
  ['types of the program', 'tsc', ['-b']],
  ['types of the tests', 'tsc', ['-p', 'test']],
  ['types of the beacon', 'tsc', ['-p', 'plugin/beacon/page']],
  ['types of the panel', 'vue-tsc', ['-p', 'dashboard-app']],
  ['types of the panel’s tests', 'vue-tsc', ['-p', 'dashboard-app/tsconfig.test.json']],
  ['lint', 'eslint', ['.']],
  ['format', 'prettier', ['--check', '--log-level', 'warn', '.']],
];

const NO_CHROMIUM = 'no Chromium was found (install chromium, or say where it is in CHROMIUM_BIN)';

async function main(words) {
  await prepare();
  const failures = words.length === 0 ? await check() : [];
  await buildPanel();
  const browser = findChromium();
  if (!browser) {
    console.log(`The tests in a browser are skipped: ${NO_CHROMIUM}.`);
    if (process.env.CI === 'true') failures.push(`the browser: ${NO_CHROMIUM}`);
  }
  const counted = await runJest(process.execPath, words, { ...process.env, CHROMIUM_BIN: browser ?? '' });
  if (counted.code !== 0) failures.push('tests');
  if (failures.length > 0) console.log(`Failed: ${failures.join(', ')}`);
  console.log(countLine(counted));
  process.exitCode = failures.length > 0 ? 1 : 0;
}

/** Every check runs, also after one that failed: who mends wants to know all. */
async function check() {
  const failures = [];
  for (const [name, command, args] of CHECKS) {
    const code = await run(program(command), args);
    if (code !== 0) failures.push(name);
  }
  return failures;
}

main(process.argv.slice(2)).catch((error) => {
  console.error(error.message);
  console.log(countLine({ passed: 0, failed: 1, skipped: 0 }));
  process.exitCode = 1;
});
