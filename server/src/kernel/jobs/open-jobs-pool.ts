import pg from 'pg';
import { endBriskly, socketOf } from '../db/driver-socket.ts';

/** A connection that was quiet for so long is asked whether it is still there; quiet for as long again, it is closed. */
const QUIET_MS = 15_000;

/**
 * The connections of the job queue: one that listens, one that holds the lock of this process as long as it lives, and
 * one for each job. None of them may go through a pooler. Statements of the queue take milliseconds.
 */
export function openJobsPool(options: { appUrl: string; concurrency: number; lost: () => void }): pg.Pool {
  const pool = new pg.Pool({
    connectionString: options.appUrl,
    max: options.concurrency + 3,
    application_name: 'bedside-jobs',
    connectionTimeoutMillis: 10_000,
  });
  pool.on('error', options.lost);
  pool.on('connect', (client) => {
    client.on('error', options.lost);
    closeWhenDead(client);
    endBriskly(client);
  });
  return pool;
}

/** Behind a dead wire nothing tells that the other side is gone, and the system would wait for a quarter of an hour. */
function closeWhenDead(client: pg.ClientBase): void {
  const socket = socketOf(client);
  let isAsked = false;
  const ask = async () => {
    const answer = await client.query('select 1').catch(() => null);
    if (answer !== null) isAsked = false;
  };
  socket.setTimeout(QUIET_MS);
  socket.on('timeout', () => {
    if (isAsked) return void socket.destroy(new Error('The database is silent.'));
    isAsked = true;
    // Behind a statement that is never answered the question waits unsent, and nothing else would wind the timer up.
    socket.setTimeout(QUIET_MS);
    void ask();
  });
}
