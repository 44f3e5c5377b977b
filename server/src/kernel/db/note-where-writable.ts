import type { Tx } from './database.ts';
import { sqlStateOf } from './sql-state.ts';

/** A standby or a database that was set to read only; a disk that is full. */
const NO_WRITES: ReadonlySet<string> = new Set(['25006', '53100']);

/**
 * Writes what may be lost, such as when somebody was last here: where the database takes no writes, the transaction goes on
 * without it. False where nothing was written.
 */
export async function noteWhereWritable(tx: Tx, write: (inner: Tx) => Promise<unknown>): Promise<boolean> {
  try {
    // A savepoint: what fails within is undone alone.
    await tx.transaction(write);
    return true;
  } catch (error) {
    if (!NO_WRITES.has(sqlStateOf(error) ?? '')) throw error;
    return false;
  }
}
