import { randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { hashPassword, verifyPassword } from './password.ts';

const folder = fileURLToPath(new URL('../../../migrations', import.meta.url));
const THIS = '20261121100000000_sign_in.sql';
const name = `bedside_sign_in_${randomBytes(4).toString('hex')}`;

let root: Client;
let owner: Client;

beforeAll(async () => {
  const { ownerUrl } = inject('testServer');
  root = new Client({ connectionString: ownerUrl });
  await root.connect();
  await root.query(`create database ${name}`);
  const url = new URL(ownerUrl);
  url.pathname = `/${name}`;
  owner = new Client({ connectionString: url.href });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await root.query(`drop database if exists ${name} with (force)`);
  await root.end();
});

test('users, their passwords and where they belong go on; sessions of before end', async () => {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort();
  const apply = async (file: string) => owner.query(await readFile(`${folder}/${file}`, 'utf8'));
  for (const file of files.filter((each) => each < THIS)) await apply(file);
  const hash = await hashPassword('plum harbour tuesday lantern');
  await owner.query(
    `insert into auth."user" (id, name, email, "emailVerified") values ('u1', 'Ada', 'ada@example.org', false), ('u2', 'Bea', 'bea@example.org', false)`,
  );
  await owner.query(
    `insert into auth.account (id, "accountId", "providerId", "userId", password, "updatedAt")
     values ('a1', 'u1', 'credential', 'u1', $1, now()), ('a2', 'u2', 'other', 'u2', null, now())`,
    [hash],
  );
  await owner.query(
    `insert into auth.session (id, "expiresAt", token, "updatedAt", "userId") values ('s1', now() + interval '1 hour', 't', now(), 'u1')`,
  );
  await owner.query(`insert into auth.membership values ('u1', gen_random_uuid(), gen_random_uuid())`);
  for (const file of files.filter((each) => each >= THIS)) await apply(file);

  const users = await owner.query('select id, email from auth."user" order by id');
  expect(users.rows).toEqual([
    { id: 'u1', email: 'ada@example.org' },
    { id: 'u2', email: 'bea@example.org' },
  ]);
  const passwords = await owner.query<{ user_id: string; hash: string }>('select user_id, hash from auth.password');
  expect(passwords.rows.map((row) => row.user_id)).toEqual(['u1']);
  const kept = { hash: passwords.rows[0]?.hash ?? '', password: 'plum harbour tuesday lantern' };
  expect(await verifyPassword(kept)).toBe(true);
  expect((await owner.query('select user_id from auth.membership')).rows).toEqual([{ user_id: 'u1' }]);
  expect((await owner.query('select id from auth.session')).rows).toEqual([]);
});
