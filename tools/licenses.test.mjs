import { expect, test } from 'vitest';
import { findForbiddenLicenses } from './licenses.mjs';

const find = (name, license) =>
  findForbiddenLicenses(
    { packages: { '': {}, [`node_modules/${name}`]: { version: '1.0.0', license } } },
    () => undefined,
  );

test.each([
  ['some', 'MIT'],
  ['some', '(MIT OR EUPL-1.1+)'],
  ['some', '(Apache-2.0 AND MIT)'],
  ['argparse', 'PSF-2.0'],
  ['incremental-encoder', 'MPL 2.0'],
  ['@img/sharp-wasm32', 'Apache-2.0 AND LGPL-3.0-or-later AND MIT'],
])('%s with %s may be used', (name, license) => {
  expect(find(name, license)).toEqual([]);
});

test.each([
  ['some', 'GPL-3.0-only'],
  ['some', 'LGPL-3.0-or-later'],
  ['some', 'MIT AND AGPL-3.0-only'],
  ['some', 'PSF-2.0'],
  ['some', 'MPL 2.0'],
  ['some', 'SEE LICENSE IN LICENSE'],
])('%s with %s may not', (name, license) => {
  expect(find(name, license)).toEqual([`${name} 1.0.0 has the license ${license}`]);
});

test('of one whose manifest names none, the file of that version was read', () => {
  const findOf = (version) =>
    findForbiddenLicenses({ packages: { 'node_modules/png-js': { version } } }, () => undefined);
  expect(findOf('2.0.0')).toEqual([]);
  expect(findOf('2.0.1')).toEqual(['png-js 2.0.1 names no license']);
});

test('a package without a license may not be used, unless its own manifest names one', () => {
  expect(find('some')).toEqual(['some 1.0.0 names no license']);
  const lock = { packages: { 'node_modules/a/node_modules/some': { version: '1.0.0' } } };
  expect(findForbiddenLicenses(lock, () => 'MIT')).toEqual([]);
});
