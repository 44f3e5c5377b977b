import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newId, type OrganizationId } from '../../kernel/ids/ids.ts';
import { hashToken, newToken, readToken, sameHash } from './token.ts';

const organizationId = newId<'organization'>();

describe('a key', () => {
  test('names its organization and is found by its hash', () => {
    const token = newToken(organizationId);
    expect(token).toMatch(/^bsk_[0-9a-f]{32}_[A-Za-z0-9_-]{43}[0-9A-Za-z]{6}$/);
    expect(readToken(token)).toEqual({ organizationId, hash: hashToken(token) });
  });

  test('is never made twice', () => {
    const made = new Set(Array.from({ length: 1_000 }, () => newToken(organizationId)));
    expect(made.size).toBe(1_000);
  });

  test('can be read for every organization', () => {
    fc.assert(
      fc.property(fc.uuid(), (id) => {
        // Any id will do: the token only carries it.
        expect(readToken(newToken(id as OrganizationId))?.organizationId).toBe(id);
      }),
    );
  });

  test('with one character changed is no key any more', () => {
    const token = newToken(organizationId);
    const alphabet = 'ABCabc019_-';
    for (let at = 0; at < token.length; at += 1) {
      for (const character of alphabet) {
        if (character === token[at]) continue;
        const changed = `${token.slice(0, at)}${character}${token.slice(at + 1)}`;
        expect({ at, character, read: readToken(changed) }).toEqual({ at, character, read: null });
      }
    }
  });

  test('with two neighbours swapped is no key any more', () => {
    const token = newToken(organizationId);
    for (let at = 4; at < token.length - 1; at += 1) {
      const [one = '', other = ''] = [token[at], token[at + 1]];
      if (one === other) continue;
      expect(readToken(`${token.slice(0, at)}${other}${one}${token.slice(at + 2)}`)).toBeNull();
    }
  });

  test.each([
    ['nothing', ''],
    ['blanks', ' '.repeat(86)],
    ['ten thousand characters', 'bsk_'.padEnd(10_000, 'a')],
    ['a marker alone', 'bsk_'],
    ['another marker', newToken(organizationId).replace('bsk_', 'sk__')],
    ['letters of other scripts', newToken(organizationId).replace(/[a-f]/g, 'а')],
    ['full-width digits', newToken(organizationId).replace(/\d/, '１')],
    ['a line break at its end', `${newToken(organizationId).slice(0, -1)}\n`],
    ['one character more', `${newToken(organizationId)}a`],
    ['one character less', newToken(organizationId).slice(0, -1)],
    ['a zero byte', `${newToken(organizationId).slice(0, -1)}\u0000`],
    ['the organization in capitals', newToken('ABCDEF00-0000-7000-8000-ABCDEFABCDEF' as OrganizationId)],
  ])('is not %s', (_what, text) => {
    expect(readToken(text)).toBeNull();
  });
});

describe('hashes', () => {
  test('are the same when every byte is, and of other lengths never', () => {
    const hash = hashToken('a');
    expect(sameHash(hash, hashToken('a'))).toBe(true);
    for (let at = 0; at < hash.byteLength; at += 1) {
      const changed = Uint8Array.from(hash);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(sameHash(hash, changed)).toBe(false);
    }
    expect(sameHash(hash, hash.subarray(1))).toBe(false);
    expect(sameHash(new Uint8Array(), new Uint8Array([0]))).toBe(false);
  });
});
