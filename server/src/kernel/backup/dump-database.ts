import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import type { Tx } from '../db/database.ts';
import type { ArchiveEntry } from './archive.ts';
import { backupError } from './errors.ts';
import { type ArchiveHead, type ArchiveTail, BACKUP_FORMAT, type DumpedJob, dumpedJob } from './manifest.ts';
import { listTables, quoted, type Table } from './tables.ts';

/** A piece of a table ends at the first row beyond. */
const PIECE_BYTES = 4_000_000;
const JOBS_AT_ONCE = 5_000;

export type DumpSource = {
  /** The owner of the schema; a superuser or not. */
  readonly ownerUrl: string;
  readonly bedside: string;
  /** `schema.name` of tables whose rows are not dumped. */
  readonly leftOut: readonly string[];
  /** Hashes of the files that rows speak of, asked in the same snapshot. */
  readonly listBlobs: (tx: Pick<Tx, 'selectDistinct'>) => Promise<readonly string[]>;
};

export type Dump = {
  readonly head: ArchiveHead;
  /** Hashes of files that belong to it: stored before the rows that name them, so all were there when it began. */
  readonly blobs: readonly string[];
  /** Head, hashes of files, rows, jobs, tail; read once, to the end. */
  readonly entries: AsyncIterable<ArchiveEntry>;
  /** Ends the snapshot, and lets others make a backup. */
  close(): Promise<void>;
};

/**
 * Opens one snapshot of the database, in which all is read: what is committed later is not in it, and nobody waits for it.
 * Works for every version of the schema, also an older one than this program's.
 */
export async function openDump(source: DumpSource): Promise<Dump> {
  const client = new pg.Client({ connectionString: source.ownerUrl, application_name: 'bedside-backup' });
  client.on('error', () => {});
  await client.connect();
  try {
    await lockBackups(client);
    await client.query('begin isolation level repeatable read read only');
    await client.query(`set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0;
      set local time zone 'UTC'; set local datestyle = 'ISO'; set local intervalstyle = 'postgres';
      set local extra_float_digits = 1; set local client_encoding = 'UTF8'; set local row_security = on`);
    const tables = await listTables(client, source.leftOut);
    const organizations = await listOrganizations(client);
    const head = await readHead(client, source, tables);
    const blobs = [...new Set(await inEach(client, organizations, () => source.listBlobs(drizzle(client))))].toSorted();
    return {
      head,
      blobs,
      entries: dumpEntries({ client, tables, organizations, head, blobs }),
      close: () => client.end(),
    };
  } catch (error) {
    await client.end();
    throw error;
  }
}

/** Held by whoever makes a backup of this database, wherever it runs. */
const BACKUP_LOCK = 7_265_413_904;

async function lockBackups(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock($1) as held', [BACKUP_LOCK]);
  if (rows[0]?.held) return;
  throw backupError({
    code: 'BACKUP_RUNNING',
    message: 'A backup of this database is being made already.',
    remedy: 'Wait until it is done.',
  });
}

async function readHead(client: pg.ClientBase, source: DumpSource, tables: readonly Table[]): Promise<ArchiveHead> {
  const migrations = await client.query<{ name: string }>('select name from schema_migration order by run_on, id');
  const now = await client.query<{ now: Date }>('select now() as now');
  return {
    format: BACKUP_FORMAT,
    takenAt: (now.rows[0]?.now ?? new Date()).toISOString(),
    bedside: source.bedside,
    migrations: migrations.rows.map((row) => row.name),
    tables: tables.map(({ schema, name, columns }) => ({ schema, name, columns })),
  };
}

async function listOrganizations(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    'select organization_id as id from organization_directory order by 1',
  );
  return rows.map((row) => row.id);
}

/** Asks a question for one organization after another: without one set, its rows are not seen, also not by their owner. */
async function inEach<T>(
  client: pg.ClientBase,
  organizations: readonly string[],
  ask: () => Promise<readonly T[]>,
): Promise<T[]> {
  const all: T[] = [];
  for (const id of organizations) {
    await actFor(client, id);
    all.push(...(await ask()));
  }
  return all;
}

async function actFor(client: pg.ClientBase, organizationId: string): Promise<void> {
  await client.query(`select set_config('bedside.organization', $1, true)`, [organizationId]);
}

type Dumping = {
  readonly client: pg.ClientBase;
  readonly tables: readonly Table[];
  readonly organizations: readonly string[];
  readonly head: ArchiveHead;
  readonly blobs: readonly string[];
};

async function* dumpEntries(dumping: Dumping): AsyncGenerator<ArchiveEntry> {
  const { client, tables, organizations, head, blobs } = dumping;
  yield json('head.json', head);
  yield json('blobs.json', blobs);
  const rows: Record<string, number> = {};
  for (const table of tables) {
    let count = 0;
    for (const organizationId of table.isOfOrganizations ? organizations : [null]) {
      if (organizationId !== null) await actFor(client, organizationId);
      for await (const piece of copyOut(client, table, organizationId)) {
        count += piece.rows;
        yield {
          name: `tables/${table.schema}.${table.name}/${String(count).padStart(12, '0')}.copy`,
          bytes: piece.bytes,
        };
      }
    }
    rows[`${table.schema}.${table.name}`] = count;
  }
  let jobs = 0;
  for await (const page of readJobs(client)) {
    jobs += page.length;
    yield json(`jobs/${String(jobs).padStart(12, '0')}.json`, page);
  }
  const tail: ArchiveTail = { rows, jobs, blobs: blobs.length };
  yield json('tail.json', tail);
}

type Piece = { readonly bytes: Uint8Array; readonly rows: number };

/** Rows in the text format, which is the same in every version of PostgreSQL; cut only between rows. */
async function* copyOut(client: pg.ClientBase, table: Table, organizationId: string | null): AsyncGenerator<Piece> {
  // The policy gives the owner the same rows; a superuser passes policies by, and is held to them by the condition.
  const condition = organizationId === null ? '' : ` where organization_id = '${organizationId}'`;
  const columns = table.columns.map(pg.escapeIdentifier).join(', ');
  const stream = client.query(copyTo(`copy (select ${columns} from ${quoted(table)}${condition}) to stdout`));
  let kept: Uint8Array[] = [];
  let keptBytes = 0;
  for await (const chunk of stream) {
    kept.push(chunk);
    keptBytes += chunk.byteLength;
    if (keptBytes < PIECE_BYTES) continue;
    const all = Buffer.concat(kept);
    const end = all.lastIndexOf(NEWLINE) + 1;
    if (end > 0) yield pieceOf(all.subarray(0, end));
    kept = [all.subarray(end)];
    keptBytes = all.byteLength - end;
  }
  if (keptBytes > 0) yield pieceOf(Buffer.concat(kept));
}

/** In the text format a line break within a value is written as two characters: each of these bytes ends a row. */
const NEWLINE = 0x0a;

/** How many rows a piece of COPY's text format holds. */
export function countRows(bytes: Uint8Array): number {
  let rows = 0;
  for (let at = bytes.indexOf(NEWLINE); at !== -1; at = bytes.indexOf(NEWLINE, at + 1)) rows += 1;
  return rows;
}

const pieceOf = (bytes: Uint8Array): Piece => ({ bytes, rows: countRows(bytes) });

async function* readJobs(client: pg.ClientBase): AsyncGenerator<DumpedJob[]> {
  let after = '0';
  for (;;) {
    const { rows } = await client.query<DumpedJob & { id: string }>(
      `select j.id::text as id, t.identifier as task, j.payload, q.queue_name as queue, j.attempts, j.priority, j.key,
              to_char(j.run_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "runAt",
              j.max_attempts as "maxAttempts", j.last_error as "lastError"
         from graphile_worker._private_jobs j
         join graphile_worker._private_tasks t on t.id = j.task_id
         left join graphile_worker._private_job_queues q on q.id = j.job_queue_id
        where j.id > $1 order by j.id limit $2`,
      [after, JOBS_AT_ONCE],
    );
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.id;
    yield rows.map((row) => dumpedJob.parse(row));
  }
}

function json(name: string, value: unknown): ArchiveEntry {
  return { name, bytes: Buffer.from(JSON.stringify(value)) };
}
