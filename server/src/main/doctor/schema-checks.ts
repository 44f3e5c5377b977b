import { z } from 'zod';
import { isTooOld } from '../../kernel/db/schema-look.ts';
import { VERSION } from '../version.ts';
import { broken, type Check, count, fine, inDatabase, inSchema, note, risky } from './check.ts';
import type { OpenDatabase } from './open-database.ts';

const nameRow = z.object({ name: z.string() });

async function namesOf({ db }: OpenDatabase, sql: string): Promise<string> {
  const { rows } = await db.pool.query(sql);
  return nameRow
    .array()
    .parse(rows)
    .map(({ name }) => name)
    .join(', ');
}

/** Tables, migrations, and what keeps organizations apart. */
export const schemaChecks: readonly Check[] = [
  inDatabase('SCHEMA_MISSING', ({ schema }) =>
    schema === null ? note('The database is empty.', 'Start Bedside: it makes its tables.') : fine,
  ),
  inDatabase('MIGRATIONS_PENDING', ({ schema }) =>
    schema === null || schema.pending.length === 0 || schema.newer.length > 0
      ? fine
      : risky(
          `The database is ${count(schema.pending.length, 'migration')} behind this version.`,
          'Take a backup, stop all processes, and start Bedside, or run bedside admin migrate.',
        ),
  ),
  inDatabase('RELEASE_TOO_OLD', ({ schema }) =>
    schema === null || !isTooOld(VERSION, schema)
      ? fine
      : broken(
          `The database needs Bedside ${schema.oldestRelease} or newer, and this is ${VERSION}.`,
          'Run such a version, or restore the backup from before the upgrade: migrations go forward only.',
        ),
  ),
  inDatabase('MIGRATIONS_NEWER', ({ schema }) => {
    if (schema === null || schema.newer.length === 0 || isTooOld(VERSION, schema)) return fine;
    const ahead = `The database is ahead of this version by ${count(schema.newer.length, 'migration')} of a newer Bedside`;
    if (schema.pending.length === 0)
      return note(`${ahead}, which this version can work with.`, 'Bring this process to the newer version too.');
    return broken(
      `${ahead}, and lacks ${count(schema.pending.length, 'migration')} that this one has, so it does not start.`,
      'Run the newest version that ran on this database, or one that came after it.',
    );
  }),
  inSchema('ROW_SECURITY_OFF', async (database) => {
    const tables = await namesOf(
      database,
      `select c.relname as name from pg_class c
        where c.relnamespace = 'public'::regnamespace and exists (select from pg_policy p where p.polrelid = c.oid)
          and not (c.relrowsecurity and c.relforcerowsecurity) order by 1`,
    );
    if (tables === '') return fine;
    return broken(
      `Row-level security is off for ${tables}, so one organization's rows can show up in another's.`,
      'As the owner, run for each: alter table … enable row level security, force row level security.',
    );
  }),
  inSchema('ROW_SECURITY_WIDENED', async (database) => {
    const tables = await namesOf(
      database,
      `select c.relname as name from pg_class c join pg_policy p on p.polrelid = c.oid and p.polpermissive
        where c.relnamespace = 'public'::regnamespace group by c.relname having count(*) > 1 order by 1`,
    );
    if (tables === '') return fine;
    return broken(
      `Somebody added a policy to ${tables}, and each one lets more rows pass.`,
      'Drop every policy whose name is not that of the table with _organization behind it.',
    );
  }),
  inSchema('JOB_QUEUE_CLOSED', async (database) => {
    const tables = await namesOf(
      database,
      `select tablename as name from pg_tables t where schemaname = 'graphile_worker' and rowsecurity and not exists (
         select from pg_policies p where p.schemaname = t.schemaname and p.tablename = t.tablename
            and 'bedside_runtime' = any(p.roles)) order by 1`,
    );
    if (tables === '') return fine;
    return broken(
      'The role under which Bedside works sees no jobs, so workers find nothing to do and tell no error.',
      'Run bedside admin migrate: it gives that role its rights back.',
    );
  }),
];
