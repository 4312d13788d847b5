/** Prints the closing line of a run, `412 passed, 0 failed, 3 skipped`, from vitest's JSON report. */
import { readFileSync } from 'node:fs';

const [path = ''] = process.argv.slice(2);
const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults, success } =
  JSON.parse(readFileSync(path, 'utf8'));
// A file that does not even load has no tests that could fail.
const brokenFiles = testResults.filter(
  ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
).length;
const skipped = numPendingTests + numTodoTests;
console.log(`${numPassedTests} passed, ${numFailedTests + brokenFiles} failed, ${skipped} skipped`);
if (!success || numPassedTests === 0) process.exitCode = 1;
