import { desc } from 'drizzle-orm';
import type { Tx } from '../db/database.ts';
import { newId } from '../ids/ids.ts';
import { restorePoint } from './schema.ts';

export type RestorePoint = {
  /** When the backup was taken: what happened later, this database does not know. */
  readonly takenAt: Date;
  readonly restoredAt: Date;
};

/** The last time that this database was restored; null when it never was. */
export async function lastRestore(tx: Tx): Promise<RestorePoint | null> {
  const [row] = await tx.select().from(restorePoint).orderBy(desc(restorePoint.restoredAt)).limit(1);
  return row ?? null;
}

/** Writes down a restore, in its transaction, as the owner of the schema. */
export async function recordRestore(tx: Tx, point: RestorePoint): Promise<void> {
  await tx.insert(restorePoint).values({ id: newId<'restore'>(point.restoredAt.getTime()), ...point });
}
