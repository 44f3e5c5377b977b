import { argon2Sync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { hashPassword, verifyPassword } from './password.ts';

const password = 'correct horse battery staple';

test('a password fits its own hash and no other', async () => {
  const hash = await hashPassword(password);
  expect(await verifyPassword({ hash, password })).toBe(true);
  expect(await verifyPassword({ hash, password: `${password} ` })).toBe(false);
  expect(await verifyPassword({ hash, password: password.toUpperCase() })).toBe(false);
  expect(await verifyPassword({ hash, password: '' })).toBe(false);
});

test('a hash is argon2id at the cost that OWASP asks for, under a salt of its own', async () => {
  const [first, second] = await Promise.all([hashPassword(password), hashPassword(password)]);
  expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
  expect(second).not.toBe(first);
  expect(first).not.toContain(password);
});

test('the same letters fit, however a keyboard composes them', async () => {
  const hash = await hashPassword('contraseña segura'.normalize('NFC'));
  expect(await verifyPassword({ hash, password: 'contraseña segura'.normalize('NFD') })).toBe(true);
});

test('a hash made at another cost still holds, so that the cost can be raised', async () => {
  const nonce = Buffer.alloc(16, 7);
  const cost = { parallelism: 1, tagLength: 32, memory: 64, passes: 3 };
  const tag = argon2Sync('argon2id', { message: password, nonce, ...cost });
  const base64 = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '');
  const hash = `$argon2id$v=19$m=64,t=3,p=1$${base64(nonce)}$${base64(tag)}`;
  expect(await verifyPassword({ hash, password })).toBe(true);
  expect(await verifyPassword({ hash: hash.replace('t=3', 't=2'), password })).toBe(false);
});

describe('what is no such hash fits nothing', () => {
  const salt = 'A'.repeat(22);
  const tag = 'A'.repeat(43);
  test.each([
    ['', 'nothing'],
    [password, 'the password itself'],
    [`$argon2i$v=19$m=64,t=2,p=1$${salt}$${tag}`, 'another algorithm'],
    [`$argon2id$v=16$m=64,t=2,p=1$${salt}$${tag}`, 'another version'],
    [`$argon2id$v=19$m=64,t=2,p=1$${salt}$${tag} `, 'something after it'],
    [` $argon2id$v=19$m=64,t=2,p=1$${salt}$${tag}`, 'something before it'],
    [`$argon2id$v=19$m=64,t=2,p=1$${salt}$${'A'.repeat(40)}`, 'a shorter tag'],
    [`$argon2id$v=19$m=99999999,t=2,p=1$${salt}$${tag}`, 'a cost that would stop the house'],
    [`$argon2id$v=19$m=0,t=2,p=1$${salt}$${tag}`, 'no memory'],
    [`$argon2id$v=19$m=64,t=0,p=1$${salt}$${tag}`, 'no passes'],
    [`$argon2id$v=19$m=64,t=2,p=1$AA$${tag}`, 'hardly a salt'],
  ])('%s (%s)', async (hash) => {
    expect(await verifyPassword({ hash, password })).toBe(false);
  });
});
