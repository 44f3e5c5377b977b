import { NodePgSession, NodePgTransaction } from 'drizzle-orm/node-postgres';
import { PgDialect } from 'drizzle-orm/pg-core';
import type pg from 'pg';
import type { TimeSample } from '../clock/database-clock.ts';
import { BedsideError } from '../errors/bedside-error.ts';
import type { Tx } from './database.ts';
import { databaseOutcomeUnknown, databaseTrouble, databaseUnavailable } from './database-trouble.ts';
import { socketOf } from './driver-socket.ts';
import { type KeptStatements, naming } from './kept-statements.ts';

const dialect = new PgDialect();
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** An undone transaction that takes longer is left to the database, which undoes it when the connection closes. */
const ROLLBACK_MAX_MS = 5_000;

export type Connections = {
  readonly pool: pg.Pool;
  /** Longest time, in milliseconds, of a statement, and of a transaction in which nothing goes on. */
  readonly limits: { readonly statementMs: number; readonly idleMs: number };
  /** Told what time it is for the database, at the beginning of every transaction. */
  readonly told?: (sample: TimeSample) => void;
  /** Which statements the database keeps planned; none behind a pooler, where each transaction has another connection. */
  readonly kept?: KeptStatements;
};

/** Whose rows a transaction sees. */
export type Sees = {
  /** Null is none. */
  readonly organizationId: string | null;
  /** Who reads: rows of one person alone are shown to that person. Left out, it is Bedside itself, which sees them all. */
  readonly readerId?: string;
};

/**
 * Runs `work` in one transaction for one organization; null is for none. Beginning, naming the organization, setting the
 * limits and asking the time is one message to the database. All of it holds for this transaction only: behind a pooler
 * the next one may run on another connection. Throws when the database undid the transaction in spite of `commit`, as it
 * does after a failed statement whose error `work` did not pass on. A connection whose transaction could not be ended is
 * closed, never lent again.
 *
 * @throws BedsideError `DATABASE_UNAVAILABLE`, `DATABASE_FULL`; `DATABASE_OUTCOME_UNKNOWN` when the connection broke in
 *   the commit itself.
 */
export async function transact<T>(connections: Connections, sees: Sees, work: (tx: Tx) => Promise<T>): Promise<T> {
  const beginning = beginningOf(connections, sees);
  const client = await connections.pool.connect().catch((error: unknown) => {
    throw databaseUnavailable(error);
  });
  let phase: 'open' | 'committing' | 'at rest' = 'open';
  try {
    await begin(client, connections, beginning);
    const result = await work(new NodePgTransaction(dialect, sessionOn(client, connections), undefined));
    phase = 'committing';
    const { command } = await client.query('commit');
    phase = 'at rest';
    if (command !== 'COMMIT') throw new Error('a failed statement was passed over: the transaction was undone');
    return result;
  } catch (error) {
    const asked = phase;
    if (phase !== 'at rest' && (await rollback(client))) phase = 'at rest';
    throw told(error, { asked, isLost: phase !== 'at rest' });
  } finally {
    client.release(phase !== 'at rest');
    // Closed at once: behind a dead wire a polite end is never answered, and would keep the process from ending.
    if (phase !== 'at rest') socketOf(client).destroy();
  }
}

type Session = NodePgSession<Record<string, never>, Record<string, never>>;

const sessions = new WeakMap<pg.PoolClient, Session>();

/** One for as long as the connection lives: what is built on it once serves all its transactions. */
function sessionOn(client: pg.PoolClient, { kept }: Connections): Session {
  const known = sessions.get(client);
  if (known !== undefined) return known;
  const session: Session = new NodePgSession(naming(client, kept), dialect, undefined);
  sessions.set(client, session);
  return session;
}

/** What a failure means: of the database, when it says so or when its connection is gone; else it stays as it is. */
function told(error: unknown, { asked, isLost }: { asked: string; isLost: boolean }): unknown {
  if (error instanceof BedsideError) return error;
  if (isLost) return asked === 'committing' ? databaseOutcomeUnknown(error) : databaseUnavailable(error);
  return databaseTrouble(error) ?? error;
}

function beginningOf({ limits }: Connections, { organizationId, readerId }: Sees): string {
  return `begin; select set_config('bedside.organization', '${quotable(organizationId)}', true),
    set_config('bedside.reader', '${quotable(readerId)}', true),
    set_config('statement_timeout', '${limits.statementMs}', true),
    set_config('idle_in_transaction_session_timeout', '${limits.idleMs}', true),
    (extract(epoch from clock_timestamp()) * 1000)::float8 as now_ms`;
}

async function begin(client: pg.PoolClient, connections: Connections, beginning: string): Promise<void> {
  const askedAt = performance.now();
  // The driver types one result; for two statements in one message it gives one of each.
  const answers = (await client.query(beginning)) as unknown as pg.QueryResult<{ now_ms: number }>[];
  const databaseMs = answers[1]?.rows[0]?.now_ms;
  if (databaseMs !== undefined) connections.told?.({ databaseMs, roundTripMs: performance.now() - askedAt });
}

/** Whether the transaction is over; what went wrong first is what is told. */
async function rollback(client: pg.PoolClient): Promise<boolean> {
  // The driver takes a limit for one query, which its types leave out.
  const statement: pg.QueryConfig & { query_timeout: number } = { text: 'rollback', query_timeout: ROLLBACK_MAX_MS };
  try {
    await client.query(statement);
    return true;
  } catch {
    return false;
  }
}

/** Ids are made by us; all the same, nothing but one gets into the text of a statement. */
function quotable(id: string | null | undefined): string {
  if (id === null || id === undefined) return '';
  if (!UUID.test(id)) throw new TypeError('this is no id of an organization or a person');
  return id;
}
