import pg from 'pg';
import type { DumpedTable } from './manifest.ts';

/** A table of the database, as far as dumping and loading go. */
export type Table = DumpedTable & {
  /** Has `organization_id` and forced row-level security: read and written for one organization at a time. */
  readonly isOfOrganizations: boolean;
};

export type ForeignKey = { readonly table: string; readonly name: string; readonly definition: string };

/** Schemas whose rows are Bedside's own; the queue's jobs are dumped in a form that is not its library's. */
const SCHEMAS = ['auth', 'public'];

/** Its name, for statements. */
export function quoted(table: { schema: string; name: string }): string {
  return `${pg.escapeIdentifier(table.schema)}.${pg.escapeIdentifier(table.name)}`;
}

/**
 * Every table with the columns that are stored (generated ones are made anew), by name.
 *
 * @param leftOut `schema.name` of tables whose rows belong to this very installation and moment.
 */
export async function listTables(client: pg.ClientBase, leftOut: readonly string[]): Promise<Table[]> {
  const { rows } = await client.query<{ schema: string; name: string; columns: string[]; isOfOrganizations: boolean }>(
    `select n.nspname as schema, c.relname as name, c.relforcerowsecurity as "isOfOrganizations",
            array_agg(a.attname::text order by a.attnum) as columns
       from pg_class c
       join pg_namespace n on n.oid = c.relnamespace
       join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      where c.relkind = 'r' and n.nspname = any($1) and not (n.nspname || '.' || c.relname) = any($2)
      group by 1, 2, 3 order by 1, 2`,
    [SCHEMAS, [...leftOut]],
  );
  return rows;
}

/** Foreign keys between the tables: taken away while rows come in whatever order, then put back, which checks them all. */
export async function listForeignKeys(client: pg.ClientBase): Promise<ForeignKey[]> {
  const { rows } = await client.query<ForeignKey>(
    `select quote_ident(n.nspname) || '.' || quote_ident(c.relname) as table, quote_ident(k.conname) as name,
            pg_get_constraintdef(k.oid) as definition
       from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
      where k.contype = 'f' and n.nspname = any($1) order by 1, 2`,
    [SCHEMAS],
  );
  return rows;
}
