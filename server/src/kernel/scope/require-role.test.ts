import { describe, expect, test } from 'vitest';
import type { PersonId } from '../ids/ids.ts';
import { hasAnyRole, requireAnyRole } from './require-role.ts';
import { type Actor, actingPersonId } from './scope.ts';

const person = (...roles: string[]): Actor => ({
  type: 'person',
  id: '019e0000-0000-7000-8000-000000000001' as PersonId, // a well-formed id, branded for the compiler
  roles,
  sessionId: 'session-1',
});
const bedside: Actor = { type: 'system', name: 'publisher' };

describe('may act', () => {
  const table: readonly [who: string, actor: Actor, allowed: readonly string[], may: boolean][] = [
    ['a person with one of the roles', person('author', 'publisher'), ['publisher'], true],
    ['not a person with other roles', person('author'), ['publisher'], false],
    ['not a person without roles', person(), ['publisher'], false],
    ['nobody where no role is named', person('administrator'), [], false],
    ['Bedside itself', bedside, [], true],
  ];
  test.each(table)('%s', (_who, actor, allowed, may) => {
    expect(hasAnyRole(actor, allowed)).toBe(may);
    const ask = () => requireAnyRole(actor, allowed, 'publish');
    if (may) expect(ask).not.toThrow();
    else expect(ask).toThrow(expect.objectContaining({ code: 'FORBIDDEN', status: 403 }));
  });
});

test('a refusal says what is not allowed', () => {
  expect(() => requireAnyRole(person(), ['publisher'], 'plan posts')).toThrow('do not allow you to plan posts');
});

test('only a person is an acting person', () => {
  expect(actingPersonId({ actor: person() })).toBe('019e0000-0000-7000-8000-000000000001');
  expect(actingPersonId({ actor: bedside })).toBe(null);
});
