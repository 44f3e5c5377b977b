import { describe, expect, test } from 'vitest';
import { isTooOld, requireFit, type SchemaLook } from './schema-look.ts';

const same: SchemaLook = { pending: [], newer: [], oldestRelease: '0.2.0' };

describe('a release', () => {
  test.each([
    ['0.1.0', '0.2.0', true],
    ['0.2.0', '0.2.0', false],
    ['0.2.1', '0.2.0', false],
    ['0.9.0', '0.10.0', true],
    ['0.10.0', '0.9.12', false],
    ['1.0.0', '0.99.99', false],
    ['0.99.99', '1.0.0', true],
  ])('%s on a schema that needs %s is too old: %s', (release, oldestRelease, expected) => {
    expect(isTooOld(release, { oldestRelease })).toBe(expected);
  });

  test('is not too old for a schema that does not say', () => {
    expect(isTooOld('0.0.1', { oldestRelease: null })).toBe(false);
  });

  test.each([
    ['the same schema', same],
    ['one that is behind it', { ...same, pending: ['2_more'] }],
    ['one that is ahead of it', { ...same, newer: ['3_later'] }],
  ])('works on %s', (_which, schema) => {
    expect(() => requireFit(schema, '0.2.0')).not.toThrow();
  });

  test('refuses, with both releases, where a newer one took away what it needs', () => {
    expect(() => requireFit({ ...same, newer: ['3_later'] }, '0.1.4')).toThrow(
      expect.objectContaining({
        code: 'RELEASE_TOO_OLD',
        message: 'This is Bedside 0.1.4, and its database needs 0.2.0 or newer.',
      }),
    );
  });

  test('refuses a schema that neither came before it nor after it', () => {
    expect(() => requireFit({ ...same, pending: ['2_more'], newer: ['3_later'] }, '0.2.0')).toThrow(
      expect.objectContaining({ code: 'SCHEMA_OF_ANOTHER_LINE', message: expect.stringContaining('2_more') }),
    );
  });
});
