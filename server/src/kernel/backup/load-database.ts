import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { z } from 'zod';
import { applyMigrations, grantJobQueue, listMigrations, lockMigrations, prepareJobQueue } from '../db/migrate.ts';
import { withOwner } from '../db/with-owner.ts';
import type { ArchiveEntry } from './archive.ts';
import { countRows } from './dump-database.ts';
import { backupError, damaged } from './errors.ts';
import { type ArchiveHead, type ArchiveTail, archiveHead, archiveTail, type DumpedJob, dumpedJob } from './manifest.ts';
import { type ForeignKey, listForeignKeys, listTables, quoted, type Table } from './tables.ts';

export type Loaded = {
  readonly head: ArchiveHead;
  readonly tail: ArchiveTail;
  /** Hashes of files that the rows speak of. */
  readonly blobs: readonly string[];
};

export type LoadTarget = {
  readonly ownerUrl: string;
  /** Runs last in the same transaction, on the schema of this version: what has to be true from the first moment on. */
  readonly finish?: (client: pg.Client, loaded: Loaded) => Promise<void>;
  /** What is there may be thrown away. Else rows of an organization are a reason to refuse. */
  readonly replace: boolean;
  /** False leaves the schema as the archive had it, without this version's later migrations. */
  readonly upgrade?: boolean;
};

/**
 * Puts a database in the place of what is there, in one transaction: the schema as the archive had it, its rows, then this
 * version's migrations over them. Whatever goes wrong, what was there before is there still.
 *
 * @throws BedsideError `BACKUP_TOO_NEW`, `RESTORE_NOT_EMPTY`, `BACKUP_DAMAGED`.
 */
export async function loadDatabase(target: LoadTarget, entries: AsyncIterator<ArchiveEntry>): Promise<Loaded> {
  const { head, blobs } = await readHead(entries);
  await requireKnown(head);
  await prepareJobQueue(target.ownerUrl);
  return withOwner({ ownerUrl: target.ownerUrl, name: 'bedside-restore' }, async (client) => {
    await lockMigrations(client);
    await client.query('begin');
    await client.query(`set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0;
      set local time zone 'UTC'; set local datestyle = 'ISO'; set local client_encoding = 'UTF8'`);
    if (!target.replace) await requireEmpty(client);
    await emptySchemas(client);
    await applyMigrations(client, { count: head.migrations.length, within: true });
    await grantJobQueue(client);
    const loaded = { head, blobs, tail: await loadRows(client, { head, blobs }, entries) };
    if (target.upgrade !== false) await applyMigrations(client, { within: true });
    await target.finish?.(client, loaded);
    await client.query('commit');
    await client.query('analyze');
    return loaded;
  });
}

/** The beginning of an archive: what it is, and the hashes of the files that belong to it. */
export async function readHead(entries: AsyncIterator<ArchiveEntry>): Promise<Pick<Loaded, 'head' | 'blobs'>> {
  const head = parse(archiveHead, await next(entries, 'head.json'));
  const blobs = parse(z.array(z.string().regex(/^[0-9a-f]{64}$/)), await next(entries, 'blobs.json'));
  return { head, blobs };
}

async function requireKnown(head: ArchiveHead): Promise<void> {
  const ours = await listMigrations();
  if (head.migrations.every((name, index) => ours[index] === name)) return;
  throw backupError({
    code: 'BACKUP_TOO_NEW',
    message: `This backup was made by Bedside ${head.bedside}, whose database this version does not know.`,
    remedy: 'Restore it with that version or a later one, then go on from there.',
  });
}

async function requireEmpty(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ there: boolean }>(
    `select to_regclass('public.organization_directory') is not null as there`,
  );
  if (rows[0]?.there !== true) return;
  const found = await client.query<{ count: string }>('select count(*) from organization_directory');
  if (Number(found.rows[0]?.count) === 0) return;
  throw backupError({
    code: 'RESTORE_NOT_EMPTY',
    message: 'There is an installation here already.',
    remedy: 'Restore into an empty place, or name what may be thrown away: --replace "Name of the organization".',
  });
}

/** Everything of ours goes; the queue's schema stays, as its library made it. */
async function emptySchemas(client: pg.ClientBase): Promise<void> {
  await client.query(`
    drop schema if exists auth cascade;
    do $$
    declare one record;
    begin
      for one in select c.relname, c.relkind from pg_class c
                  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
                    and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e') loop
        execute format('drop %s if exists public.%I cascade',
          case one.relkind when 'v' then 'view' when 'm' then 'materialized view' else 'table' end, one.relname);
      end loop;
      for one in select p.oid::regprocedure::text as name from pg_proc p
                  where p.pronamespace = 'public'::regnamespace
                    and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e') loop
        execute 'drop routine if exists ' || one.name || ' cascade';
      end loop;
      for one in select t.oid::regtype::text as name from pg_type t
                  where t.typnamespace = 'public'::regnamespace and t.typtype in ('e', 'd')
                    and not exists (select from pg_depend d where d.objid = t.oid and d.deptype = 'e') loop
        execute 'drop type if exists ' || one.name || ' cascade';
      end loop;
    end $$;
    delete from graphile_worker._private_jobs`);
}

async function loadRows(
  client: pg.ClientBase,
  { head, blobs }: Pick<Loaded, 'head' | 'blobs'>,
  entries: AsyncIterator<ArchiveEntry>,
): Promise<ArchiveTail> {
  const tables = await matchTables(client, head);
  const foreignKeys = await listForeignKeys(client);
  await openTables(client, { foreignKeys, tables });
  const counted = new Map<string, number>();
  let jobs = 0;
  for (;;) {
    const { value: entry, done } = await entries.next();
    if (done) throw damaged('The archive of the database ends too early.');
    if (entry.name.startsWith('tables/')) {
      const name = entry.name.split('/')[1] ?? '';
      counted.set(name, (counted.get(name) ?? 0) + (await loadPiece(client, tables.get(name), entry.bytes)));
    } else if (entry.name.startsWith('jobs/')) {
      jobs += await loadJobs(client, parse(z.array(dumpedJob), entry));
    } else if (entry.name === 'tail.json') {
      const tail = parse(archiveTail, entry);
      requireWhole(tail, { rows: counted, jobs, blobs: blobs.length });
      await closeTables(client, { foreignKeys, tables });
      return tail;
    } else {
      throw damaged('The archive of the database has an entry that is none of ours.');
    }
  }
}

/** The tables that the archive speaks of, as this database has them. */
async function matchTables(client: pg.ClientBase, head: ArchiveHead): Promise<ReadonlyMap<string, Table>> {
  const here = new Map((await listTables(client, [])).map((table) => [`${table.schema}.${table.name}`, table]));
  return new Map(
    head.tables.map(({ schema, name, columns }) => {
      const table = here.get(`${schema}.${name}`);
      if (table === undefined || columns.some((column) => !table.columns.includes(column))) {
        throw damaged(`The archive has a table that its own schema does not have (${schema}.${name}).`);
      }
      return [`${schema}.${name}`, { ...table, columns }];
    }),
  );
}

type Opened = { readonly foreignKeys: readonly ForeignKey[]; readonly tables: ReadonlyMap<string, Table> };

/** Rows come in whatever order, and COPY knows no row-level security: both wait until all rows are there. */
async function openTables(client: pg.ClientBase, { foreignKeys, tables }: Opened): Promise<void> {
  for (const key of foreignKeys) await client.query(`alter table ${key.table} drop constraint ${key.name}`);
  for (const table of tables.values()) {
    if (table.isOfOrganizations) await client.query(`alter table ${quoted(table)} no force row level security`);
  }
}

async function closeTables(client: pg.ClientBase, { foreignKeys, tables }: Opened): Promise<void> {
  for (const key of foreignKeys) {
    await client.query(`alter table ${key.table} add constraint ${key.name} ${key.definition}`);
  }
  for (const table of tables.values()) {
    if (table.isOfOrganizations) await client.query(`alter table ${quoted(table)} force row level security`);
  }
}

async function loadPiece(client: pg.ClientBase, table: Table | undefined, bytes: Uint8Array): Promise<number> {
  if (table === undefined) throw damaged('The archive has rows of a table that it does not name.');
  const columns = table.columns.map(pg.escapeIdentifier).join(', ');
  const stream = client.query(copyFrom(`copy ${quoted(table)} (${columns}) from stdin`));
  await pipeline(Readable.from([Buffer.from(bytes)]), stream);
  return countRows(bytes);
}

async function loadJobs(client: pg.ClientBase, jobs: readonly DumpedJob[]): Promise<number> {
  for (const job of jobs) {
    const { rows } = await client.query<{ id: string }>(
      `select id from graphile_worker.add_job($1, payload => $2::json, queue_name => $3, run_at => $4::timestamptz,
         max_attempts => $5, job_key => $6, priority => $7)`,
      [job.task, JSON.stringify(job.payload ?? {}), job.queue, job.runAt, job.maxAttempts, job.key, job.priority],
    );
    if (job.attempts === 0) continue;
    await client.query('update graphile_worker._private_jobs set attempts = $2, last_error = $3 where id = $1', [
      rows[0]?.id,
      job.attempts,
      job.lastError,
    ]);
  }
  return jobs.length;
}

function requireWhole(
  tail: ArchiveTail,
  seen: { rows: ReadonlyMap<string, number>; jobs: number; blobs: number },
): void {
  const rowsFit = Object.entries(tail.rows).every(([name, rows]) => (seen.rows.get(name) ?? 0) === rows);
  if (rowsFit && tail.jobs === seen.jobs && tail.blobs === seen.blobs) return;
  throw damaged('The archive has other rows than it says it has.');
}

async function next(entries: AsyncIterator<ArchiveEntry>, name: string): Promise<ArchiveEntry> {
  const { value, done } = await entries.next();
  if (done || value.name !== name) throw damaged('The archive of the database does not begin as ours do.');
  return value;
}

function parse<T>(schema: z.ZodType<T>, entry: ArchiveEntry): T {
  try {
    return schema.parse(JSON.parse(Buffer.from(entry.bytes).toString('utf8')));
  } catch (cause) {
    throw damaged(`The archive has an entry that cannot be read (${entry.name}).`, cause);
  }
}
