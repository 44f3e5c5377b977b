import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../test/database.ts';
import { type Config, loadConfig } from './config.ts';
import { addOrganizationCommand, listOrganizationsCommand } from './organization-commands.ts';

let folder: string;
let database: TestDatabase;
let owner: pg.Client;
let config: Config;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bedside-admin-'));
  database = await createTestDatabase();
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  config = loadConfig({
    DATA_DIR: folder,
    DATABASE_URL: database.ownerUrl,
    DATABASE_APP_URL: database.appUrl,
    PUBLIC_URL: 'https://bedside.example',
    LOG_LEVEL: 'error',
  });
});
afterAll(async () => {
  await owner.end();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

const words = (name: string, more: Readonly<Record<string, string>> = {}) =>
  Object.entries({
    name,
    kind: 'pharmacy',
    'time-zone': 'America/Chicago',
    language: 'es,en',
    'administrator-name': 'Ana Reyes',
    'administrator-email': 'ana.reyes@example.org',
    'second-name': 'Luis Prado',
    'second-email': 'luis.prado@example.org',
    ...more,
  }).flatMap(([option, value]) => [`--${option}`, value]);
const add = (...argv: string[]) => addOrganizationCommand(config, argv);

test('there is nothing on a new installation', async () => {
  expect(await listOrganizationsCommand(config)).toBe('There is no organization yet.');
});

test('organizations are added one after another, also of the same name, with a link for each of two people', async () => {
  const first = await add(...words('Lake Pharmacy'));
  const second = await add(...words('Lake Pharmacy'));
  const links = [...`${first}\n${second}`.matchAll(/^https:\/\/bedside\.example\/invitation#[\w-]+\.[\w-]+$/gm)];
  expect(new Set(links.map(([link]) => link)).size).toBe(4);
  const lines = (await listOrganizationsCommand(config)).split('\n');
  expect(lines[0]).toBe('lake-pharmacy\tpharmacy\tLake Pharmacy');
  expect(lines[1]).toMatch(/^lake-pharmacy-[0-9a-f]{6}\tpharmacy\tLake Pharmacy$/);
  const { rows } = await owner.query<{ roles: string[]; state: string; locale: string }>(
    `select roles, state, locale from person where email = 'ana.reyes@example.org'`,
  );
  expect(rows.map(({ state, locale }) => `${state} ${locale}`)).toEqual(['invited es', 'invited es']);
  expect(rows[0]?.roles).toContain('administrator');
  const { rows: channels } = await owner.query<{ network: string }>('select network from channel order by network');
  expect(channels.map(({ network }) => network)).toEqual(['newsroom', 'newsroom', 'practice', 'practice']);
});

test.each([
  ['a kind that does not exist', { kind: 'spa' }, 'ARGUMENTS_INVALID'],
  ['an address that is none', { 'second-email': 'luis' }, 'ARGUMENTS_INVALID'],
  ['a language that is not there', { language: 'en,tlh' }, 'ARGUMENTS_INVALID'],
  ['a zone that does not exist', { 'time-zone': 'Mars/Olympus' }, 'TIME_ZONE_UNKNOWN'],
  ['one person twice', { 'second-email': 'Ana.Reyes@example.org' }, 'SECOND_PERSON_SAME'],
])('nothing is made of %s', async (_what, wrong, code) => {
  const count = async () => Number((await owner.query('select 1 from organization_directory')).rowCount);
  const before = await count();
  await expect(add(...words('West Pharmacy', wrong))).rejects.toMatchObject({ code });
  expect(await count()).toBe(before);
});

test('an option that is missing or unknown is told, and its value never', async () => {
  await expect(add('--name', 'Only a name')).rejects.toMatchObject({
    code: 'ARGUMENTS_INVALID',
    message: expect.stringMatching(/^--kind/),
  });
  const unknown = await add('--secret', 'hush').catch((error: unknown) => error);
  expect(unknown).toMatchObject({ code: 'ARGUMENTS_INVALID', message: expect.not.stringContaining('hush') });
  expect(await add('--help')).toContain('Usage: bedside admin add-organization');
});
