/** The table of faults in the handbook has all 24, and each test that it names is there. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const page = new URL('../../../docs/handbook/exactly-once.md', import.meta.url);
const rows = [...readFileSync(page, 'utf8').matchAll(/^\| (\d+) \|.*\| ([^|]+) \|$/gmu)].map(
  ([, number = '', tests = '']) => ({ number: Number(number), tests }),
);
const COUNT = 24;

test('every fault has a row', () => {
  expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: COUNT }, (_, index) => index + 1));
});

test.each(rows)('fault $number: the tests that its row names are there', ({ number, tests }) => {
  const named = [...tests.matchAll(/\[[^\]]+\]\(([^)]+)\)(?: `([^`]+)`)?/gu)];
  expect(named.length).toBeGreaterThan(0);
  for (const [, path = '', title = `describe('fault ${number}: `] of named) {
    expect(readFileSync(new URL(path, page), 'utf8'), path).toContain(title);
  }
});
