// Reads what test runners report into one shape: { passed: count, failed: names with reasons, skipped: names }.
import { stripVTControlCharacters } from 'node:util';

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
  const failed = assertionResults
    .filter((test) => test.status === 'failed')
    .map((test) => withReason(`${shorten(name)} > ${test.fullName}`, test.failureMessages?.[0]));
  return {
    passed: named(['passed']).length,
    failed: status === 'failed' && failed.length === 0 ? [`${shorten(name)} (could not be run)`] : failed,
    skipped: named(['skipped', 'pending', 'todo', 'disabled']),
  };
}

/** A name, and beneath it what was wrong: enough to tell a fault from a slow machine where nothing else was kept. */
function withReason(name, message) {
  const reason = stripVTControlCharacters(message ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('at '))
    .slice(0, 3)
    .join(' | ')
    .slice(0, 300);
  return reason === '' ? name : `${name}\n    ${reason}`;
}

const shorten = (path) => path.replace(`${process.cwd()}/`, '');

/** Playwright's JSON report. A test that passed only when tried again counts as failed: it cannot be relied on. */
export function readPlaywrightReport(report) {
  const specs = report.suites.flatMap(listSpecs);
  const tests = specs.flatMap((spec) =>
    spec.tests.map((test) => ({
      name: `${spec.file} > ${spec.title}`,
      status: test.status,
      message: test.results?.find(({ error }) => error)?.error.message,
    })),
  );
  const named = (...wanted) =>
    tests
      .filter(({ status }) => wanted.includes(status))
      .map(({ name, message }) => (wanted.includes('unexpected') ? withReason(name, message) : name));
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
