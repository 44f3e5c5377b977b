import { sql } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import type { OrganizationId } from '../ids/ids.ts';
import { transact } from './transact.ts';

/** A transaction in which the organization is set: row-level security shows and takes only its rows. */
export type Tx = Parameters<Parameters<NodePgDatabase['transaction']>[0]>[0];

export type Database = {
  readonly pool: pg.Pool;
  /** Runs `work` in one transaction for one organization. Rolls back when it throws. */
  inOrganization<T>(organizationId: OrganizationId, work: (tx: Tx) => Promise<T>): Promise<T>;
  /**
   * Finds out in the transaction itself for which organization it is (from tables without organization data), then runs
   * `work` for it; null when there is none.
   */
  inOrganizationOf<Found extends { readonly organizationId: OrganizationId }, T>(
    find: (tx: Tx) => Promise<Found | null>,
    work: (tx: Tx, found: Found) => Promise<T>,
  ): Promise<T | null>;
  /** Runs `work` with no organization set: only tables without organization data show rows. */
  acrossOrganizations<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  close(): Promise<void>;
};

export type DatabaseOptions = {
  /** Connection of the runtime role, which owns no table and cannot bypass row-level security. */
  readonly appUrl: string;
  readonly maxConnections?: number;
  readonly applicationName?: string;
  readonly onConnectionError?: (error: Error) => void;
  /** Put around every transaction, to tell how long it took. */
  readonly around?: <T>(work: () => Promise<T>) => Promise<T>;
};

/**
 * Opens the pool of the runtime role. Times are UTC on every connection; a statement may take 30 s, and a transaction
 * may idle for 30 s, so that a stuck client cannot hold rows.
 */
export function openDatabase(options: DatabaseOptions): Database {
  const pool = new pg.Pool({
    connectionString: options.appUrl,
    max: options.maxConnections ?? 10,
    application_name: options.applicationName ?? 'bedside',
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 30_000,
  });
  // Without these listeners a connection that breaks ends the process: the pool listens to idle ones, and nobody to one
  // that is lent out and waits for its next statement, which then fails by itself.
  pool.on('error', (error) => options.onConnectionError?.(error));
  pool.on('connect', (client) => client.on('error', () => {}));
  const around = options.around ?? ((work) => work());
  return {
    pool,
    inOrganization: (organizationId, work) => around(() => transact(pool, organizationId, work)),
    inOrganizationOf: (find, work) =>
      around(() =>
        transact(pool, null, async (tx) => {
          const found = await find(tx);
          if (found === null) return null;
          await tx.execute(sql`select set_config('bedside.organization', ${found.organizationId}, true)`);
          return work(tx, found);
        }),
      ),
    acrossOrganizations: (work) => around(() => transact(pool, null, work)),
    close: () => pool.end(),
  };
}

/** True when `error` (or its cause) is a PostgreSQL error with this SQLSTATE and, where given, this constraint. */
export function isPostgresError(error: unknown, sqlState: string, constraint?: string): boolean {
  let current: unknown = error;
  for (let depth = 0; depth < 5 && typeof current === 'object' && current !== null; depth += 1) {
    const fields = current as { code?: unknown; constraint?: unknown; cause?: unknown }; // unknown errors are read field by field
    if (fields.code === sqlState) return constraint === undefined || fields.constraint === constraint;
    current = fields.cause;
  }
  return false;
}

export const UNIQUE_VIOLATION = '23505';
export const FOREIGN_KEY_VIOLATION = '23503';
