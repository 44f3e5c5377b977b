import type pg from 'pg';
import { z } from 'zod';
import type { Clock } from '../../kernel/clock/clock.ts';

const facts = z.object({
  /** As `server_version_num`: 150018 is 15.18. */
  version: z.coerce.number(),
  encoding: z.string(),
  fsync: z.string(),
  fullPageWrites: z.string(),
  isReadOnly: z.boolean(),
  autovacuum: z.string(),
  /** Pages whose checksum was wrong when they were read; 0 also where the server keeps none. */
  damagedPages: z.coerce.number(),
  /** Whether what is asked and answered can be read on a network between two machines. */
  isReadableOnTheWay: z.boolean(),
  /** What is left for ordinary roles: the least of the server's, the database's and the role's limits. */
  connections: z.coerce.number(),
  role: z.string(),
  mayCreateRoles: z.boolean(),
});

/** What a PostgreSQL server says about itself and about the role that asks. */
export type ServerFacts = z.output<typeof facts> & {
  /** How far the server's clock is ahead of this machine's, in milliseconds; below zero: behind. */
  readonly clockAheadMs: number;
};

const FACTS = `
select current_setting('server_version_num') as version,
       pg_encoding_to_char(d.encoding) as encoding,
       current_setting('fsync') as fsync,
       current_setting('full_page_writes') as "fullPageWrites",
       pg_is_in_recovery() or current_setting('transaction_read_only') = 'on' as "isReadOnly",
       current_setting('autovacuum') as autovacuum,
       coalesce((select checksum_failures from pg_stat_database s where s.datid = d.oid), 0) as "damagedPages",
       not coalesce((select ssl from pg_stat_ssl where pid = pg_backend_pid()), false)
         and coalesce(inet_client_addr() <> inet_server_addr(), false) as "isReadableOnTheWay",
       least(current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int,
             nullif(d.datconnlimit, -1), nullif(r.rolconnlimit, -1)) as connections,
       r.rolname as role,
       r.rolsuper or r.rolcreaterole as "mayCreateRoles"
  from pg_database d, pg_roles r
 where d.datname = current_database() and r.rolname = current_user`;

/** Reads the facts of the server behind an open connection. */
export async function readServer(client: pg.ClientBase, clock: Clock): Promise<ServerFacts> {
  const { rows } = await client.query(FACTS);
  const askedAt = clock.now().getTime();
  const told = await client.query<{ ms: string }>('select extract(epoch from clock_timestamp()) * 1000 as ms');
  // The server looked at its clock somewhere between question and answer.
  const middle = (askedAt + clock.now().getTime()) / 2;
  return { ...facts.parse(rows[0]), clockAheadMs: Number(told.rows[0]?.ms) - middle };
}
