// Reads what test runners report into one shape: { passed: count, failed: names, skipped: names }.

/** Sums two tallies. */
export function addTallies(one, two) {
  return {
    passed: one.passed + two.passed,
    failed: [...one.failed, ...two.failed],
    skipped: [...one.skipped, ...two.skipped],
  };
}

const EMPTY = { passed: 0, failed: [], skipped: [] };

/** Vitest's JSON report. A file that cannot be loaded counts as one failed test. */
export function readVitestReport(report) {
  return report.testResults.map(readVitestFile).reduce(addTallies, EMPTY);
}

function readVitestFile({ name, status, assertionResults }) {
  const named = (wanted) =>
    assertionResults
      .filter((test) => wanted.includes(test.status))
      .map((test) => `${shorten(name)} > ${test.fullName}`);
  const failed = named(['failed']);
  return {
    passed: named(['passed']).length,
    failed: status === 'failed' && failed.length === 0 ? [`${shorten(name)} (could not be run)`] : failed,
    skipped: named(['skipped', 'pending', 'todo', 'disabled']),
  };
}

const shorten = (path) => path.replace(`${process.cwd()}/`, '');

/** Playwright's JSON report. A test that passed only when tried again counts as failed: it cannot be relied on. */
export function readPlaywrightReport(report) {
  const specs = report.suites.flatMap(listSpecs);
  const tests = specs.flatMap((spec) =>
    spec.tests.map((test) => ({ name: `${spec.file} > ${spec.title}`, status: test.status })),
  );
  const named = (...wanted) => tests.filter(({ status }) => wanted.includes(status)).map(({ name }) => name);
  const errors = report.errors.map(({ message }) => `journeys: ${(message ?? '').split('\n')[0]}`);
  return {
    passed: named('expected').length,
    failed: [...named('unexpected', 'flaky'), ...errors],
    skipped: named('skipped'),
  };
}

function listSpecs({ specs = [], suites = [] }) {
  return [...specs, ...suites.flatMap(listSpecs)];
}
