import { expect, test } from 'vitest';
import { fitsQuery } from './palette-filter.ts';

test.each([
  ['Go to Review', 'rev', true],
  ['Revisión', 'revision', true],
  ['API and webhooks', 'hooks', false],
  ['Begin a post', 'post begin', true],
  ['Begin a post', '', true],
  ['Begin a post', '  ', true],
  ['Begin a post', '!!', false],
])('%j for %j: %s', (label, typed, fits) => {
  expect(fitsQuery(label, typed)).toBe(fits);
});
