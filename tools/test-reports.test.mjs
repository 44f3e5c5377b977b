import { expect, test } from 'vitest';
import { addTallies, readPlaywrightReport, readVitestReport } from './test-reports.mjs';

const spec = (title, status) => ({ title, file: 'first-post.spec.ts', tests: [{ status }] });

test('tests are counted, and failed and skipped ones are named', () => {
  const assertionResults = [
    { status: 'passed', fullName: 'holds' },
    { status: 'failed', fullName: 'breaks' },
    { status: 'pending', fullName: 'waits' },
  ];
  expect(readVitestReport({ testResults: [{ name: 'a.test.ts', status: 'failed', assertionResults }] })).toEqual({
    passed: 1,
    failed: ['a.test.ts > breaks'],
    skipped: ['a.test.ts > waits'],
  });
});

test('a file that could not be loaded is a failure although it has no test', () => {
  const testResults = [{ name: 'a.test.ts', status: 'failed', assertionResults: [] }];
  expect(readVitestReport({ testResults }).failed).toEqual(['a.test.ts (could not be run)']);
});

test('a journey that passed at the second try only has failed', () => {
  const report = {
    errors: [],
    suites: [
      { specs: [spec('one', 'expected')], suites: [{ specs: [spec('two', 'flaky'), spec('three', 'skipped')] }] },
    ],
  };
  expect(readPlaywrightReport(report)).toEqual({
    passed: 1,
    failed: ['first-post.spec.ts > two'],
    skipped: ['first-post.spec.ts > three'],
  });
});

test('journeys that could not be loaded are a failure', () => {
  expect(readPlaywrightReport({ suites: [], errors: [{ message: 'no such file\nstack' }] }).failed).toEqual([
    'journeys: no such file',
  ]);
});

test('tallies add up', () => {
  const one = { passed: 1, failed: ['a'], skipped: [] };
  expect(addTallies(one, one)).toEqual({ passed: 2, failed: ['a', 'a'], skipped: [] });
});

test('what failed is told with its reason, in one line and without colors', () => {
  const message = '\u001b[31mAssertionError: expected 1 to be 2\u001b[39m\n\n- 2\n+ 1\n    at run (a.test.ts:1:1)';
  const assertionResults = [{ status: 'failed', fullName: 'breaks', failureMessages: [message] }];
  const reason = 'AssertionError: expected 1 to be 2 | - 2 | + 1';
  expect(readVitestReport({ testResults: [{ name: 'a.test.ts', status: 'failed', assertionResults }] }).failed).toEqual(
    [`a.test.ts > breaks\n    ${reason}`],
  );
  const tests = [{ status: 'unexpected', results: [{ error: { message } }] }];
  const suites = [{ specs: [{ title: 'one', file: 'first-post.spec.ts', tests }] }];
  expect(readPlaywrightReport({ errors: [], suites }).failed).toEqual([`first-post.spec.ts > one\n    ${reason}`]);
});
