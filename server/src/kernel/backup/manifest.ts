import { z } from 'zod';

/** The one format so far. A backup of a later one is refused, never guessed at. */
export const BACKUP_FORMAT = 1;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** A table as it was dumped: rows in PostgreSQL's text format of COPY, columns in this order. */
export const dumpedTable = z.object({
  schema: z.string().min(1),
  name: z.string().min(1),
  columns: z.array(z.string().min(1)).min(1),
});
export type DumpedTable = z.infer<typeof dumpedTable>;

/** First entry of a database archive: what is needed before the first row is read. */
export const archiveHead = z.object({
  format: z.literal(BACKUP_FORMAT),
  /** When the snapshot was taken, by the database's clock. */
  takenAt: z.iso.datetime(),
  /** Version of Bedside that made it. */
  bedside: z.string(),
  /** Names of all migrations that the database had, in order. */
  migrations: z.array(z.string().min(1)).min(1),
  tables: z.array(dumpedTable).min(1),
});
export type ArchiveHead = z.infer<typeof archiveHead>;

/** Last entry of a database archive: what must have been read by then. */
export const archiveTail = z.object({
  /** Rows by `schema.name`. */
  rows: z.record(z.string(), z.int().nonnegative()),
  jobs: z.int().nonnegative(),
  blobs: z.int().nonnegative(),
});
export type ArchiveTail = z.infer<typeof archiveTail>;

/** A job that waited, independent of how the queue's library stores it. */
export const dumpedJob = z.object({
  task: z.string().min(1),
  payload: z.unknown(),
  queue: z.string().nullable(),
  runAt: z.iso.datetime({ offset: true }),
  attempts: z.int().nonnegative(),
  maxAttempts: z.int().positive(),
  key: z.string().nullable(),
  priority: z.int(),
  lastError: z.string().nullable(),
});
export type DumpedJob = z.infer<typeof dumpedJob>;

/**
 * `set.json`, the label on a set: readable without a key, so that a set can be listed, checked for damage and thrown away
 * by whoever keeps it. Nothing in it tells of people or organizations.
 */
export const setLabel = z.object({
  format: z.literal(BACKUP_FORMAT),
  takenAt: z.iso.datetime(),
  bedside: z.string(),
  database: z.object({ file: z.literal('database.tar.zst.age'), bytes: z.int().positive(), sha256 }),
  /** Files in `blobs/` that belong to it, named in `blobs.txt`; bytes as stored, encrypted. */
  blobs: z.object({ count: z.int().nonnegative(), bytes: z.int().nonnegative(), listSha256: sha256 }),
  /** Public keys that it is encrypted to. */
  recipients: z.array(z.string().startsWith('age1')).min(1),
  /** Master keys that can open what is sealed in the database. Ids alone. */
  keyIds: z.array(z.string().min(1)).min(1),
  /** HMAC-SHA-256 of the rest under a key of the installation: proves who made it. */
  seal: sha256,
});
export type SetLabel = z.infer<typeof setLabel>;
