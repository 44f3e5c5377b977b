import type pg from 'pg';
import { listMigrations } from '../../kernel/db/migrate.ts';

/** How a database's schema stands to this version's migrations. */
export type SchemaLook = {
  /** Migrations of this version that were not made there. */
  readonly pending: readonly string[];
  /** Migrations made there that this version does not know. */
  readonly newer: readonly string[];
};

/** Null where Bedside never migrated. */
export async function readSchema(client: pg.ClientBase): Promise<SchemaLook | null> {
  const { rows: found } = await client.query<{ there: boolean }>(
    "select to_regclass('public.schema_migration') is not null as there",
  );
  if (found[0]?.there !== true) return null;
  const { rows } = await client.query<{ name: string }>('select name from public.schema_migration');
  const made = new Set(rows.map((row) => row.name));
  const known = new Set(await listMigrations());
  return { pending: [...known.difference(made)], newer: [...made.difference(known)] };
}
