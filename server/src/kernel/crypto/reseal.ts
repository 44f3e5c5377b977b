import pg from 'pg';
import { withOwner } from '../db/with-owner.ts';
import type { Keyring } from './keyring.ts';
import { rewrap } from './seal.ts';

/** Values moved at once: each is read, wrapped anew and written back before the next. */
const AT_ONCE = 500;

export type Resealed = { readonly moved: number };

type SealedColumn = {
  readonly schema: string;
  readonly table: string;
  readonly column: string;
  readonly keys: readonly string[];
  readonly isOfOrganizations: boolean;
};

/**
 * Moves every sealed value to the active key, while others read and write: a value that changed in between is left, since
 * whoever wrote it has used a key of today. Safe to run again, and to be cut short.
 */
export function resealAll(ownerUrl: string, keyring: Keyring): Promise<Resealed> {
  return withOwner({ ownerUrl, name: 'bedside-reseal' }, async (client) => {
    const organizations = await client.query<{ id: string }>(
      'select organization_id as id from organization_directory',
    );
    let moved = 0;
    for (const column of await listSealedColumns(client)) {
      const within = column.isOfOrganizations ? organizations.rows.map((row) => row.id) : [''];
      for (const organizationId of within) {
        await client.query(`select set_config('bedside.organization', $1, false)`, [organizationId]);
        moved += await resealColumn({ client, keyring, column, organizationId });
      }
    }
    return { moved };
  });
}

/** By name: `…_sealed`, and the keys of subjects, which are wrapped in the same form. A test holds the catalog to it. */
export const SEALED_COLUMN = /(_sealed|^wrapped_key)$/;

async function listSealedColumns(client: pg.ClientBase): Promise<SealedColumn[]> {
  const { rows } = await client.query<SealedColumn>(
    `select n.nspname as schema, c.relname as table, a.attname as column, c.relforcerowsecurity as "isOfOrganizations",
            (select array_agg(k.attname::text order by k.attnum) from pg_attribute k, pg_constraint p
              where p.conrelid = c.oid and p.contype = 'p' and k.attrelid = c.oid and k.attnum = any(p.conkey)) as keys
       from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and n.nspname in ('public', 'auth') and a.atttypid = 'bytea'::regtype and a.attnum > 0
        and not a.attisdropped
      order by 1, 2, 3`,
  );
  return rows.filter((row) => SEALED_COLUMN.test(row.column));
}

type Reseal = {
  readonly client: pg.ClientBase;
  readonly keyring: Keyring;
  readonly column: SealedColumn;
  readonly organizationId: string;
};

async function resealColumn({ client, keyring, column, organizationId }: Reseal): Promise<number> {
  const table = `${pg.escapeIdentifier(column.schema)}.${pg.escapeIdentifier(column.table)}`;
  const value = pg.escapeIdentifier(column.column);
  const keys = column.keys.map(pg.escapeIdentifier);
  // The id of a value's key stands in clear at its beginning, after two bytes of which the second is its length.
  const isOld = `${value} is not null and substring(${value} from 3 for get_byte(${value}, 1)) <> $1::bytea`;
  const ofIts = column.isOfOrganizations ? ` and organization_id = '${organizationId}'` : '';
  const wanted = `select ${keys.join(', ')}, ${value} as sealed from ${table} where ${isOld}${ofIts} limit ${AT_ONCE}`;
  const write = `update ${table} set ${value} = $1 where ${value} = $2 and ${keys.map((key, index) => `${key} = $${index + 3}`).join(' and ')}`;
  let moved = 0;
  for (;;) {
    const { rows } = await client.query<Record<string, unknown>>(wanted, [Buffer.from(keyring.activeKeyId)]);
    for (const row of rows) {
      const sealed = row['sealed'] as Buffer; // the column is bytes
      const written = await client.query(write, [
        rewrap(keyring, sealed),
        sealed,
        ...column.keys.map((key) => row[key]),
      ]);
      moved += written.rowCount ?? 0;
    }
    if (rows.length < AT_ONCE) return moved;
  }
}
