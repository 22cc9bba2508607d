/** Prints `N passed, N failed` from the last test run's report; a failed check without a failed test counts as one. */
import { existsSync, readFileSync } from 'node:fs';

const status = Number(process.argv[2] ?? 0);
const { numPassedTests, numFailedTests, numFailedTestSuites } = readReport('node_modules/.cache/maillage/tests.json');
const failed = Math.max(numFailedTests, numFailedTestSuites);
console.log(`${numPassedTests} passed, ${status !== 0 && failed === 0 ? 1 : failed} failed`);

/** No report, or half of one, when the run has ended before its tests have. */
function readReport(path) {
  try {
    if (existsSync(path)) return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    console.error(error);
  }
  return { numPassedTests: 0, numFailedTests: 0, numFailedTestSuites: 1 };
}
