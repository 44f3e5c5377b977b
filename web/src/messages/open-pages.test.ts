import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { house } from './en-house.ts';
import { open } from './en-open.ts';

const src = fileURLToPath(new URL('../', import.meta.url));
/** Whatever may be on screen while nobody is signed in; a guest's page loads the words of the house too. */
const openSources = globSync(
  [
    'pages/{sign-in,setup,invitation,reset-password}/*.tsx',
    'app/{root,route-error,not-found-page,route-pending}.tsx',
    'ui/{page,open-page,problem-notice,password-field,new-password-field,organization-fields,sso-window-button}.tsx',
    'lib/step-up*.tsx',
  ],
  { cwd: src },
);

test('no word belongs to both halves', () => {
  expect(Object.keys(open).filter((room) => room in house)).toEqual([]);
});

test.each(openSources)('%s says only words that are there before signing in', (file) => {
  const source = readFileSync(`${src}${file}`, 'utf8');
  const rooms = [...source.matchAll(/\bt\(\s*[`']([a-zA-Z]+)\./g)].map(([, room]) => room ?? '');
  expect(rooms.filter((room) => !(room in open))).toEqual([]);
});
