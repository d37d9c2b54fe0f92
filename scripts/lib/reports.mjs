/** Reads the JSON reports of vitest and Playwright into three numbers. A report that is missing is a failure. */
import { readFileSync, rmSync } from 'node:fs';

export const none = { passed: 0, failed: 0, skipped: 0 };
export const oneFailed = { passed: 0, failed: 1, skipped: 0 };
export const onePassed = { passed: 1, failed: 0, skipped: 0 };
export const oneSkipped = { passed: 0, failed: 0, skipped: 1 };

export const add = (a, b) => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
});

export const closingLine = ({ passed, failed, skipped }) => `${passed} passed, ${failed} failed, ${skipped} skipped`;

/** An old report must never stand in for a run that wrote none. */
export const forget = (file) => rmSync(file, { force: true });

const read = (file) => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
};

/** A program that ended badly without naming a failed test (a crash, an unhandled error) still counts as one. */
const honest = (counted, code) => (code !== 0 && counted.failed === 0 ? add(counted, oneFailed) : counted);

/** A file that could not even be loaded has no tests to fail: it counts as one failure of its own. */
const brokenFiles = (report) =>
  report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length;

export const vitestCounts = (file, code) => {
  const report = read(file);
  if (report === undefined) return oneFailed;
  const skipped = report.numPendingTests + report.numTodoTests;
  const failed = report.numFailedTests + brokenFiles(report);
  return honest({ passed: report.numPassedTests, failed, skipped }, code);
};

/** The full names of the tests that failed. */
export const vitestFailures = (file) =>
  (read(file)?.testResults ?? [])
    .flatMap((result) => result.assertionResults)
    .filter((result) => result.status === 'failed')
    .map((result) => result.fullName);

export const playwrightCounts = (file, code) => {
  const stats = read(file)?.stats;
  if (stats === undefined) return oneFailed;
  return honest({ passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped }, code);
};
