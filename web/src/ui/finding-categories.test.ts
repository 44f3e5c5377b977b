import { expect, test } from 'vitest';
import { certaintyOf, countByCategory, groupByCategory } from './finding-categories.ts';

const findings = [
  { category: 'professionalism', severity: 'warn' },
  { category: 'privacy', severity: 'block' },
  { category: 'privacy', severity: 'note' },
] as const;

test('privacy comes first, and what has no findings is left out', () => {
  expect(countByCategory(findings)).toEqual([
    { category: 'privacy', block: 1, warn: 0, note: 1 },
    { category: 'professionalism', block: 0, warn: 1, note: 0 },
  ]);
  expect(countByCategory([])).toEqual([]);
});

test('a group keeps the order of its findings', () => {
  expect(groupByCategory(findings, ({ category }) => category)).toEqual([
    { category: 'privacy', findings: [findings[1], findings[2]] },
    { category: 'professionalism', findings: [findings[0]] },
  ]);
});

test.each([
  [1, 'sure'],
  [0.9, 'sure'],
  [0.89, 'likely'],
  [0.6, 'likely'],
  [0.59, 'possible'],
  [0, 'possible'],
])('%d is %s', (confidence, word) => {
  expect(certaintyOf(confidence)).toBe(word);
});
