import { NodePgSession, NodePgTransaction } from 'drizzle-orm/node-postgres';
import { PgDialect } from 'drizzle-orm/pg-core';
import type pg from 'pg';
import type { Tx } from './database.ts';

const dialect = new PgDialect();
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Runs `work` in one transaction for one organization; null is for none. Beginning and naming the organization is one
 * message to the database, where the query builder's own way takes two. Throws when the database undid the transaction
 * in spite of `commit`, as it does after a failed statement whose error `work` did not pass on. A connection whose
 * transaction could not be ended is closed, never lent again.
 */
export async function transact<T>(
  pool: pg.Pool,
  organizationId: string | null,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const begin = `begin; select set_config('bedside.organization', '${quotable(organizationId)}', true)`;
  const client = await pool.connect();
  let isAtRest = false;
  try {
    await client.query(begin);
    const session: Session = new NodePgSession(client, dialect, undefined);
    const result = await work(new NodePgTransaction(dialect, session, undefined));
    const { command } = await client.query('commit');
    isAtRest = true;
    if (command !== 'COMMIT') throw new Error('a failed statement was passed over: the transaction was undone');
    return result;
  } catch (error) {
    if (!isAtRest) isAtRest = await rollback(client);
    throw error;
  } finally {
    client.release(!isAtRest);
  }
}

type Session = NodePgSession<Record<string, never>, Record<string, never>>;

/** Whether the transaction is over; what went wrong first is what is told. */
async function rollback(client: pg.PoolClient): Promise<boolean> {
  try {
    await client.query('rollback');
    return true;
  } catch {
    return false;
  }
}

/** Ids are made by us; all the same, nothing but one gets into the text of a statement. */
function quotable(organizationId: string | null): string {
  if (organizationId === null) return '';
  if (!UUID.test(organizationId)) throw new TypeError('this is no id of an organization');
  return organizationId;
}
