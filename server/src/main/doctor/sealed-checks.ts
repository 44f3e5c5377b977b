import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Keyring } from '../../kernel/crypto/keyring.ts';
import { SEALED_COLUMN } from '../../kernel/crypto/reseal.ts';
import { sealedKeyId } from '../../kernel/crypto/seal.ts';
import type { Tx } from '../../kernel/db/database.ts';
import { BedsideError } from '../../kernel/errors/bedside-error.ts';
import { broken, type Check, fine, inSchema, type Look, listed, note } from './check.ts';
import type { Examination } from './examination.ts';
import type { OpenDatabase } from './open-database.ts';
import { askOrganizations } from './organizations.ts';

/** Values looked at in each column of each organization: a key that is missing has sealed more than one. */
const SAMPLE_ROWS = 2_000;

/** Which master keys sealed values need, against those in the file. */
export const sealedChecks: readonly Check[] = [
  inSchema('SEALED_KEY_MISSING', (database, of) =>
    withKeys(of, async (keyring) => {
      const missing = (await neededKeys(database)).filter(({ keyId }) => keyring.key(keyId) === undefined);
      if (missing.length === 0) return fine;
      return broken(
        `Values in ${listed(missing.map(({ column }) => column))} need the master key ${listed(missing.map(({ keyId }) => keyId))}, which the key file does not hold.`,
        'Restore the key file that was in use: the newest copy holds the older keys too.',
      );
    }),
  ),
  inSchema('SEALED_OLD_KEY', (database, of) =>
    withKeys(of, async (keyring) => {
      const old = (await neededKeys(database)).filter(
        ({ keyId }) => keyId !== keyring.activeKeyId && keyring.key(keyId) !== undefined,
      );
      if (old.length === 0) return fine;
      return note(
        `Values in ${listed(old.map(({ column }) => column))} are still sealed under an older master key, ${listed(old.map(({ keyId }) => keyId))}.`,
        'Keep the older keys in the key file: new values use the newest one.',
      );
    }),
  ),
];

async function withKeys({ keys }: Examination, look: (keyring: Keyring) => Promise<Look>): Promise<Look> {
  return keys.state === 'open' ? look(keys.keyring) : { leftOut: keys.leftOut };
}

type NeededKey = { readonly column: string; readonly keyId: string };

const columnRow = z.object({ schema: z.string(), table: z.string(), column: z.string() });
type Column = z.output<typeof columnRow>;

async function neededKeys(database: OpenDatabase): Promise<readonly NeededKey[]> {
  const { rows } = await database.db.pool.query(
    `select table_schema as schema, table_name as table, column_name as column from information_schema.columns
      where table_schema in ('public', 'auth') and data_type = 'bytea' order by 1, 2, 3`,
  );
  const columns = columnRow
    .array()
    .parse(rows)
    .filter(({ column }) => SEALED_COLUMN.test(column));
  const inside = columns.filter(({ schema }) => schema === 'public');
  const outside = columns.filter(({ schema }) => schema === 'auth');
  return [
    ...(await askOrganizations(database, (tx) => keysIn(tx, inside))).flat(),
    ...(await database.db.acrossOrganizations((tx) => keysIn(tx, outside))),
  ];
}

const valueRow = z.object({ column: z.string(), value: z.instanceof(Uint8Array) });

/** One value of each column for each key that sealed any: its second byte says how long the key's id is. */
async function keysIn(tx: Tx, columns: readonly Column[]): Promise<readonly NeededKey[]> {
  if (columns.length === 0) return [];
  const parts = columns.map(({ schema, table, column }) => {
    const from = sql`${sql.identifier(schema)}.${sql.identifier(table)}`;
    return sql`(select distinct on (substring(value from 3 for get_byte(value, 1)))
        ${`${table}.${column}`} as "column", value
      from (select ${sql.identifier(column)} as value from ${from} limit ${SAMPLE_ROWS}) sample
     where octet_length(value) > 2)`;
  });
  const { rows } = await tx.execute(sql.join(parts, sql` union all `));
  return valueRow
    .array()
    .parse(rows)
    .flatMap(({ column, value }) => {
      const keyId = keyIdOf(value);
      return keyId === null ? [] : [{ column, keyId }];
    });
}

function keyIdOf(value: Uint8Array): string | null {
  try {
    return sealedKeyId(value);
  } catch (error) {
    if (error instanceof BedsideError) return null;
    throw error;
  }
}
