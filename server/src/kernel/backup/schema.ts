import { bigint, integer, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';

/** When this database was restored, and as of when. Written by a restore alone, as the owner. */
export const restorePoint = pgTable('restore_point', {
  id: uuid('id').primaryKey(),
  /** What was committed later was lost. */
  takenAt: timestamp('taken_at', { withTimezone: true }).notNull(),
  restoredAt: timestamp('restored_at', { withTimezone: true }).notNull(),
});

/** Scheduled backups and what came of them. */
export const backupRun = pgTable('backup_run', {
  id: uuid('id').primaryKey(),
  startedAt: timestamp('started_at', { withTimezone: true }).notNull(),
  endedAt: timestamp('ended_at', { withTimezone: true }),
  outcome: text('outcome', { enum: ['running', 'done', 'failed'] }).notNull(),
  setName: text('set_name'),
  databaseBytes: bigint('database_bytes', { mode: 'number' }),
  filesCopied: integer('files_copied'),
  filesMissing: integer('files_missing'),
  failureCode: text('failure_code'),
});
