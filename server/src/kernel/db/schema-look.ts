import type pg from 'pg';
import { BedsideError } from '../errors/bedside-error.ts';

/** How a database's schema stands to a release's migrations. */
export type SchemaLook = {
  /** Migrations of this release that were not made there. */
  readonly pending: readonly string[];
  /** Migrations made there that this release does not know: a newer one was here. */
  readonly newer: readonly string[];
  /** The oldest release that may work there, such as `0.3.0`; null where the schema is too old to say. */
  readonly oldestRelease: string | null;
};

/** Null where Bedside never migrated. `known`: names of all migrations of this release. */
export async function readSchema(client: pg.ClientBase, known: readonly string[]): Promise<SchemaLook | null> {
  const { rows: found } = await client.query<{ migrated: boolean; tells: boolean }>(
    `select to_regclass('public.schema_migration') is not null as migrated,
       to_regclass('public.oldest_release') is not null as tells`,
  );
  if (found[0]?.migrated !== true) return null;
  const { rows } = await client.query<{ name: string }>('select name from public.schema_migration order by run_on, id');
  const made = new Set(rows.map((row) => row.name));
  const ours = new Set(known);
  const oldest = found[0].tells
    ? await client.query<{ release: string }>('select release from public.oldest_release')
    : null;
  return {
    pending: [...ours.difference(made)],
    newer: [...made.difference(ours)],
    oldestRelease: oldest?.rows[0]?.release ?? null,
  };
}

/** Whether a newer release took away what this one needs; releases as `1.22.3`. */
export function isTooOld(release: string, { oldestRelease }: Pick<SchemaLook, 'oldestRelease'>): boolean {
  return oldestRelease !== null && release.localeCompare(oldestRelease, 'en', { numeric: true }) < 0;
}

/**
 * Lets a release work on a schema that is behind it, the same, or ahead of it by what only adds.
 *
 * @throws BedsideError `RELEASE_TOO_OLD` where a newer release took away what this one needs; `SCHEMA_OF_ANOTHER_LINE`
 *   where the database has migrations that this release does not know, and lacks some that it has.
 */
export function requireFit(schema: SchemaLook, release: string): void {
  const { pending, newer, oldestRelease } = schema;
  if (isTooOld(release, schema)) {
    throw new BedsideError({
      code: 'RELEASE_TOO_OLD',
      status: 500,
      message: `This is Bedside ${release}, and its database needs ${oldestRelease} or newer.`,
      remedy: 'Start such a version, or restore the backup from before the upgrade: migrations go forward only.',
    });
  }
  if (pending.length > 0 && newer.length > 0) {
    throw new BedsideError({
      code: 'SCHEMA_OF_ANOTHER_LINE',
      status: 500,
      message: `Another Bedside made migrations that this one does not know, and this one has some that it did not make (${pending[0]}).`,
      remedy: 'Start the newest version that ran on this database, or one that came after it.',
    });
  }
}
