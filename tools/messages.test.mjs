import { expect, test } from 'vitest';
import { findMessageGaps } from './messages.mjs';

test('equal keys and blanks are fine, in whatever order', () => {
  expect(findMessageGaps({ a: '{{n}} of {{m}}', b: { c: 'x' } }, { b: { c: 'y' }, a: '{{ m }} / {{n}}' })).toEqual([]);
});

test('each difference is told', () => {
  const english = { only: 'x', blank: '{{n}} left', empty: 'x', both: { deep: 'x' } };
  const spanish = { blank: 'quedan', empty: '', both: {}, extra: 'x' };
  expect(findMessageGaps(english, spanish)).toEqual([
    'only is missing in Spanish',
    'both.deep is missing in Spanish',
    'extra is missing in English',
    'blank has other blanks in Spanish',
    'empty is empty in Spanish',
  ]);
});
