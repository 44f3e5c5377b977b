import { globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { letters, matrix } from '../../test/role-matrix.ts';
import { scheduleAccess } from '../flow/schedule/access.ts';
import { hasAnyRole } from '../kernel/scope/require-role.ts';
import { type Actor, type PersonActor, personActor } from '../kernel/scope/scope.ts';
import { type Role, role } from '../registers/org/contract.ts';

/** Every room's table, found by its file: one that is new must be told below, or the test fails. */
const src = fileURLToPath(new URL('../', import.meta.url));
const files = globSync('**/access.ts', { cwd: src }).toSorted();
const tables = await Promise.all(
  files.map(async (file) => {
    const exported: Record<string, unknown> = await import(`${src}${file}`);
    const names = Object.keys(exported).filter((name) => name.endsWith('Access'));
    return { file, names, table: exported[names[0] ?? ''] as Readonly<Record<string, readonly Role[]>> }; // by its name
  }),
);

const actions = tables.flatMap(({ names, table }) =>
  Object.entries(table).map(([action, allowed]): [name: string, allowed: readonly Role[]] => [
    `${names[0]?.replace(/Access$/, '')}.${action}`,
    allowed,
  ]),
);

function personWith(...own: string[]): Actor {
  // Ids play no part in what a role may do.
  return personActor({ id: 'person-1' as PersonActor['id'], roles: own, sessionId: 's' });
}

test('each file has one table, and the matrix names every action and every role there is', () => {
  expect(tables.filter(({ names }) => names.length !== 1).map(({ file }) => file)).toEqual([]);
  expect(actions.map(([name]) => name).toSorted()).toEqual(Object.keys(matrix).toSorted());
  expect(Object.keys(letters).toSorted()).toEqual(role.options.toSorted());
});

describe('a role may do what the matrix says, and nothing else', () => {
  test.each(actions)('%s', (name, allowed) => {
    const roles = Object.entries(letters);
    const told = roles.map(([own, letter]) => (hasAnyRole(personWith(own), allowed) ? letter : '.')).join('');
    expect(told).toBe(matrix[name]);
  });
});

describe('by default nobody may', () => {
  test.each(actions)('%s', (_name, allowed) => {
    expect(hasAnyRole(personWith(), allowed)).toBe(false);
    expect(hasAnyRole(personWith('', 'owner', 'Administrator', 'administrator '), allowed)).toBe(false);
    expect(new Set(allowed).size).toBe(allowed.length);
  });
});

test('an auditor, an agent and a trainer change nothing but what they are there for or were given by name', () => {
  const acts = (own: Role) =>
    actions
      .filter(([name, allowed]) => hasAnyRole(personWith(own), allowed) && !/\.(read|list|health|screen)/.test(name))
      .map(([name]) => name);
  // Whoever was given a post to put up by hand answers for it; an account of one's own is nobody else's matter.
  const given = ['byHand.answer', 'channel.own'];
  expect(acts('auditor').toSorted()).toEqual([...given, 'sharing.share']);
  expect(acts('agent').toSorted()).toEqual([...given, 'review.comment', 'sharing.share', 'together.takePart']);
  expect(acts('trainer').toSorted()).toEqual([
    ...given,
    'people.recordTraining',
    'review.comment',
    'sharing.share',
    'together.takePart',
  ]);
});

test('nobody but a publisher publishes', () => {
  expect(scheduleAccess.schedule).toEqual(['publisher']);
});

test('starting needs the fewest hands, stopping allows the most', () => {
  for (const starter of scheduleAccess.schedule) expect(scheduleAccess.cancel).toContain(starter);
  expect(scheduleAccess.cancel.length).toBeGreaterThan(scheduleAccess.schedule.length);
});
