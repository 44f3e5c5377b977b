import { randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';

const folder = fileURLToPath(new URL('../../../../migrations', import.meta.url));
const THIS = '20261121140000000_sites_and_facts.sql';
const name = `bedside_facts_${randomBytes(4).toString('hex')}`;
const password = randomBytes(16).toString('hex');

let root: Client;
let owner: Client;

/** A database of an owner who may not look past row-level security, as on managed servers. */
beforeAll(async () => {
  const { ownerUrl } = inject('testServer');
  root = new Client({ connectionString: ownerUrl });
  await root.connect();
  await root.query(`create role ${name} login password '${password}' nosuperuser nobypassrls`);
  await root.query(`create database ${name} owner ${name}`);
  const url = new URL(ownerUrl);
  [url.pathname, url.username, url.password] = [`/${name}`, name, password];
  owner = new Client({ connectionString: url.href });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await root.query(`drop database if exists ${name} with (force)`);
  await root.query(`drop role if exists ${name}`);
  await root.end();
});

test('what organizations said of themselves is carried over, each value once, and is protected as before', async () => {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort();
  const apply = async (file: string) => owner.query(await readFile(`${folder}/${file}`, 'utf8'));
  for (const file of files.filter((each) => each < THIS)) await apply(file);
  const ids = ['019e0000-0000-7000-8000-0000000000a1', '019e0000-0000-7000-8000-0000000000a2'];
  const facts = [
    {
      names: ['Lakeside', ' Lakeside '],
      phones: ['312-555-0100'],
      emails: [],
      addresses: ['1 Lake Street; rear'],
      handles: [''],
    },
    { names: [], phones: ['312-555-0100', '312-555-0101'], domains: ['lake.example'] },
  ];
  for (const [index, id] of ids.entries()) {
    await owner.query(`select set_config('bedside.organization', $1, false)`, [id]);
    await owner.query(
      `insert into organization (organization_id, name, kind, time_zone, languages, facts, review_policy, created_at, updated_at)
       values ($1, 'House', 'practice', 'UTC', '{en}', $2, '[]', now(), now())`,
      [id, JSON.stringify(facts[index])],
    );
  }
  await owner.query(`select set_config('bedside.organization', '', false)`);
  await apply(THIS);
  const said: string[][] = [];
  for (const id of ids) {
    await owner.query(`select set_config('bedside.organization', $1, false)`, [id]);
    const { rows } = await owner.query<{ fact: string }>(
      `select kind || ': ' || value as fact from organization_fact order by kind, value`,
    );
    said.push(rows.map(({ fact }) => fact));
    const { rows: kept } = await owner.query<{ packs: string[] }>('select packs from organization');
    expect(kept.map(({ packs }) => packs.length)).toEqual([5]);
  }
  expect(said).toEqual([
    ['address: 1 Lake Street; rear', 'name: Lakeside', 'phone: 312-555-0100'],
    ['domain: lake.example', 'phone: 312-555-0100', 'phone: 312-555-0101'],
  ]);
});
