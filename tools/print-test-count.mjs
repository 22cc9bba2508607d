/** Prints `N passed, N failed` from the last test run's report; a failed check without a failed test counts as one. */
import { existsSync, readFileSync } from 'node:fs';

const status = Number(process.argv[2] ?? 0);
const report = 'node_modules/.cache/maillage/tests.json';
const { numPassedTests, numFailedTests, numFailedTestSuites } = existsSync(report)
  ? JSON.parse(readFileSync(report, 'utf8'))
  : { numPassedTests: 0, numFailedTests: 0, numFailedTestSuites: 0 };
const failed = Math.max(numFailedTests, numFailedTestSuites);
console.log(`${numPassedTests} passed, ${status !== 0 && failed === 0 ? 1 : failed} failed`);
