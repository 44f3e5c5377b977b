import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { deliveryState } from '../../flow/publish/contract.ts';
import { kindOf } from './kinds.ts';

const root = fileURLToPath(new URL('../../../../', import.meta.url));

/** Words with a dot in files that record, which are no actions: attributes of SCIM, a setting of the database, a message. */
const OTHERS = /^((meta|name)\.|bedside\.organization$|delivery\.late$)/;

/** Every action that some room records, as its files spell it. */
function recordedActions(): string[] {
  const files = globSync('server/src/**/*.ts', { cwd: root, exclude: (path) => path.endsWith('.test.ts') });
  const sources = files.map((file) => readFileSync(`${root}${file}`, 'utf8'));
  const found = sources
    .filter((source) => /\b(recordEvent|changeDelivery)\(/.test(source))
    .flatMap((source) => [...source.matchAll(/'([a-z_]+\.[a-z_]+)'/g)].map((match) => match[1] ?? ''))
    .filter((action) => !OTHERS.test(action));
  const settled = deliveryState.options.map((state) => `delivery.${state}`);
  return [...new Set([...found, ...settled, 'review.approved', 'review.changes_requested'])].toSorted();
}

/** The words of the console for actions, as its English and Spanish files spell them. */
function toldActions(locale: string): Set<string> {
  const files = ['activity', 'posts'].map((room) => `${root}web/src/messages/${locale}/${room}.ts`);
  return new Set(
    files.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/^ +(\w+): /gm)].map(([, key]) => key ?? '')),
  );
}

test.each(['en', 'es'])('every action that is recorded has words in the console: %s', (locale) => {
  const told = toldActions(locale);
  expect(recordedActions().length).toBeGreaterThan(150);
  expect(
    recordedActions().filter((action) => !told.has(action.replace('.', '_'))),
    `give these words in web/src/messages/${locale}/activity.ts`,
  ).toEqual([]);
});

test('every action that is recorded is of a kind that people know', () => {
  expect(recordedActions().filter((action) => kindOf(action) === 'other')).toEqual([]);
});
