import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanEmail, emailKey, isEmail, userNameKey } from './name-keys.ts';
import { nameForms, rolesAfter } from './state.ts';

describe('roles that groups give', () => {
  const table: readonly [
    what: string,
    held: string[],
    granted: string[],
    wanted: string[],
    roles: string[],
    now: string[],
  ][] = [
    ['come beside those of one’s own', ['author'], [], ['publisher'], ['author', 'publisher'], ['publisher']],
    ['go with the group', ['author', 'publisher'], ['publisher'], [], ['author'], []],
    ['are not taken when they were given by hand too', ['author'], [], ['author'], ['author'], []],
    ['change with the group', ['author', 'publisher'], ['publisher'], ['auditor'], ['author', 'auditor'], ['auditor']],
    ['come once from two groups', [], [], ['author', 'author'], ['author'], ['author']],
  ];
  test.each(table)('%s', (_what, held, granted, wanted, roles, now) => {
    expect(rolesAfter({ held, granted, wanted })).toEqual({ roles, granted: now });
  });

  test('leave what was given by hand, whatever groups do', () => {
    const some = fc.subarray(['author', 'publisher', 'auditor', 'trainer']);
    fc.assert(
      fc.property(some, fc.array(some, { maxLength: 5 }), (byHand, changes) => {
        let state = { roles: byHand as string[], granted: [] as string[] };
        for (const wanted of [...changes, []])
          state = rolesAfter({ held: state.roles, granted: state.granted, wanted });
        expect([...state.roles].sort()).toEqual([...byHand].sort());
      }),
    );
  });
});

describe('forms of a name', () => {
  const ana = { displayName: 'Ana Ruiz', givenName: 'Ana', familyName: 'Ruiz', otherNames: [] };
  test('are the name itself once', () => {
    expect(nameForms(ana)).toEqual(['Ana Ruiz']);
  });
  test('join a nickname and a name at birth to the other half, and keep longer ones as they are', () => {
    expect(nameForms({ ...ana, otherNames: ['Anita', 'Dr. Vega'] })).toEqual([
      'Ana Ruiz',
      'Anita Ana',
      'Anita Ruiz',
      'Dr. Vega',
    ]);
  });
  test('are never one word that patients have too', () => {
    const alone = { displayName: 'Ana Ruiz', givenName: null, familyName: null, otherNames: ['Anita'] };
    expect(nameForms(alone)).toEqual(['Ana Ruiz']);
  });
});

describe('addresses that look alike', () => {
  test.each([
    'ANA@example.org',
    'аna@example.org',
    'ana＠example.org',
    'a\u200Bna@example.org',
    'ana@ехаmple.org',
    'ána@example.org',
    'ａna@example.org',
  ])('%j is the same to a reader', (email) => {
    expect(emailKey(email)).toBe(emailKey('ana@example.org'));
  });
  test.each(['anna@example.org', 'ana@example.com', 'ana@sub.example.org', 'ana+x@example.org'])(
    '%j is another',
    (email) => {
      expect(emailKey(email)).not.toBe(emailKey('ana@example.org'));
    },
  );
  test('make no mistake of what is no address', () => {
    for (const email of [
      'a',
      'a@b',
      '@example.org',
      'a@@example.org',
      'a b@example.org',
      'a@example.org,b@example.org',
    ]) {
      expect(isEmail(cleanEmail(email))).toBe(false);
    }
    expect(isEmail(cleanEmail('José＠Example.org'))).toBe(true);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (text) => {
        expect(typeof emailKey(text) === 'string' && typeof userNameKey(text) === 'string').toBe(true);
      }),
    );
  });
});
