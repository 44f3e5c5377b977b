import { setTimeout as delay } from 'node:timers/promises';
import type pg from 'pg';
import { BedsideError } from '../errors/bedside-error.ts';
import { sqlStateOf } from './sql-state.ts';

/**
 * How long a change of the schema waits for a table: below the second after which PostgreSQL looks for deadlocks, so that it
 * is the change that ends and not somebody's work; and meanwhile all who come later stand behind it.
 */
const LOCK_WAIT_MS = 500;
const LONGEST_PAUSE_MS = 5_000;
/** A backup reads every table, for minutes where there is much. */
const PATIENCE_MS = 15 * 60_000;

const LOCK_NOT_AVAILABLE = '55P03';
const DEADLOCK = '40P01';

type Giving = {
  readonly client: Pick<pg.ClientBase, 'query'>;
  readonly log?: ((message: string) => void) | undefined;
  readonly wait?: (ms: number) => Promise<unknown>;
};

/**
 * Runs `change`, which changes the schema in one transaction, and gives way to those at work: where a table is not free soon
 * all of it is undone, and tried again after a pause.
 *
 * @param client outside of a transaction, and its own connection: how long it waits for locks is set for good.
 * @throws BedsideError `MIGRATION_HELD_UP` after a quarter of an hour.
 */
export async function giveWay<T>({ client, log, wait = delay }: Giving, change: () => Promise<T>): Promise<T> {
  await client.query(`set lock_timeout = '${LOCK_WAIT_MS}ms'`);
  for (let tries = 1, waitedMs = 0; ; tries += 1) {
    try {
      return await change();
    } catch (error) {
      const state = sqlStateOf(error);
      if (state !== LOCK_NOT_AVAILABLE && state !== DEADLOCK) throw error;
      if (waitedMs > PATIENCE_MS) throw heldUp(error);
    }
    if (tries === 1) log?.('others work with the tables that are to change; waiting for them');
    const pauseMs = Math.min(LONGEST_PAUSE_MS, LOCK_WAIT_MS * tries);
    waitedMs += LOCK_WAIT_MS + pauseMs;
    await wait(pauseMs);
  }
}

function heldUp(cause: unknown): BedsideError {
  return new BedsideError({
    code: 'MIGRATION_HELD_UP',
    status: 500,
    message: 'For a quarter of an hour, somebody held a table of the database that has to change. Nothing was changed.',
    remedy: 'Look into pg_stat_activity for a transaction that never ends, end it, and start again.',
    cause,
  });
}
