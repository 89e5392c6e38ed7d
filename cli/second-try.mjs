// A browser, a Redis and several processes meet in these tests, and a busy machine may keep one of them waiting. Rules, laws,
// the hunt for words and the killed processes are never tried again: what fails there once is wrong.
import { relative, sep } from 'node:path';
import { ROOT } from './prepare.mjs';

const MEETINGS = ['test/browser/', 'test/flows/'];
/** More than this is no lateness. */
const AT_MOST = 5;

const inTree = (path) => relative(ROOT, path).split(sep).join('/');

/** The files of tests that may be tried once more after this report of jest's: all that failed, or none. */
export function secondTries(report) {
  const failed = report.testResults.filter(({ status }) => status === 'failed').map(({ name }) => name);
  const late = failed.every((name) => MEETINGS.some((folder) => inTree(name).startsWith(folder)));
  return late && failed.length <= AT_MOST ? failed : [];
}

/** Jest's report as it is when these files' second try stands for their first. */
export function withSecondTry(report, files, again) {
  const others = report.testResults.filter(({ name }) => !files.includes(name));
  return { ...report, testResults: [...others, ...again.testResults] };
}

/** What people are told: a test that needs a second try is a fault of the test or of the program, to be looked for. */
export function secondTryWords(files, again) {
  return files.map((name) => {
    const passed = again.testResults.some((one) => one.name === name && one.status === 'passed');
    return `${inTree(name)} failed, was tried once more, and ${passed ? 'passed: it is not reliable' : 'failed again'}.`;
  });
}
