import { sql } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import type { OrganizationId } from '../ids/ids.ts';
import { endBriskly } from './driver-socket.ts';
import { keepStatements } from './kept-statements.ts';
import { causesOf } from './sql-state.ts';
import { type Connections, transact } from './transact.ts';

/** A transaction in which the organization is set: row-level security shows and takes only its rows. */
export type Tx = Parameters<Parameters<NodePgDatabase['transaction']>[0]>[0];

export type Database = {
  readonly pool: pg.Pool;
  /**
   * Runs `work` in one transaction for one organization. Rolls back when it throws. Of rows that are one person's alone it
   * shows those of `readerId`; all of them where nobody is named, which is for Bedside itself.
   */
  inOrganization<T>(organizationId: OrganizationId, work: (tx: Tx) => Promise<T>, readerId?: string): Promise<T>;
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
  /** Connection of the runtime role, which owns no table and cannot bypass row-level security; perhaps through a pooler. */
  readonly appUrl: string;
  /** Leads through a pooler, which may lend another connection to each transaction. */
  readonly isPooled?: boolean;
  readonly maxConnections?: number;
  readonly applicationName?: string;
  readonly onConnectionError?: (error: Error) => void;
  /** Told what time it is for the database, at the beginning of every transaction. */
  readonly told?: Connections['told'];
  /** Put around every transaction, to tell how long it took. */
  readonly around?: <T>(work: () => Promise<T>) => Promise<T>;
};

/** A stuck client cannot hold rows, and a statement cannot hold a request. */
const LIMITS: Connections['limits'] = { statementMs: 30_000, idleMs: 30_000 };
/** A little longer than the database's own limit: for a database, or a way to it, that is silent. */
const ANSWER_MAX_MS = LIMITS.statementMs + 2_000;

/**
 * Opens the pool of the runtime role. Nothing is set on its connections but in transactions: in the transaction mode of
 * a pooler a connection is another one for each of them, and settings sent when it opens are refused.
 */
export function openDatabase(options: DatabaseOptions): Database {
  const settings: pg.PoolConfig & { pipeline: boolean } = {
    connectionString: options.appUrl,
    max: options.maxConnections ?? 10,
    application_name: options.applicationName ?? 'bedside',
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
    query_timeout: ANSWER_MAX_MS,
    keepAlive: true,
    // What is asked together is sent together: the driver takes this, and its types leave it out.
    pipeline: true,
  };
  const pool = new pg.Pool(settings);
  // Without these listeners a connection that breaks ends the process: the pool listens to idle ones, and nobody to one
  // that is lent out and waits for its next statement, which then fails by itself.
  pool.on('error', (error) => options.onConnectionError?.(error));
  pool.on('connect', (client) => {
    client.on('error', () => {});
    endBriskly(client);
  });
  const connections: Connections = {
    pool,
    limits: LIMITS,
    ...(options.told === undefined ? {} : { told: options.told }),
    ...(options.isPooled === true ? {} : { kept: keepStatements() }),
  };
  const around = options.around ?? ((work) => work());
  return {
    pool,
    inOrganization: (organizationId, work, readerId) =>
      around(() => transact(connections, { organizationId, ...(readerId === undefined ? {} : { readerId }) }, work)),
    inOrganizationOf: (find, work) =>
      around(() =>
        transact(connections, { organizationId: null }, async (tx) => {
          const found = await find(tx);
          if (found === null) return null;
          await tx.execute(sql`select set_config('bedside.organization', ${found.organizationId}, true)`);
          return work(tx, found);
        }),
      ),
    acrossOrganizations: (work) => around(() => transact(connections, { organizationId: null }, work)),
    close: () => pool.end(),
  };
}

/** True when `error` (or its cause) is a PostgreSQL error with this SQLSTATE and, where given, this constraint. */
export function isPostgresError(error: unknown, sqlState: string, constraint?: string): boolean {
  for (const fields of causesOf(error)) {
    if (fields.code === sqlState) return constraint === undefined || fields.constraint === constraint;
  }
  return false;
}

export const UNIQUE_VIOLATION = '23505';
export const FOREIGN_KEY_VIOLATION = '23503';
