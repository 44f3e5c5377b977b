import { type Placeholder, type SQL, sql } from 'drizzle-orm';
import type { PgColumn, PgTable, PgUpdateSetSource } from 'drizzle-orm/pg-core';
import type { Tx } from './database.ts';

/** Where the values go, by name. */
export type Blanks<Name extends string> = Readonly<Record<Name, Placeholder>>;
/** The transaction to run in. `organizationId` fills the blank of that name. */
type Where = { readonly tx: Tx; readonly organizationId: string };
type Values<Name extends string> = Readonly<Record<Exclude<Name, 'organizationId'>, unknown>>;
type Buildable<Rows> = { prepare(name: string): { execute(values: Record<string, unknown>): Promise<Rows> } };

const blanks = new Proxy({}, { get: (_target, name) => sql.placeholder(String(name)) });

/**
 * A statement whose text is put together once for each connection, and run with other values every time: for what is asked
 * for every post, where putting it together takes longer than the database needs to answer. In a comparison a blank takes
 * its value as it is. In what is inserted it takes it as its column does, which has no null for JSON or for a time: such
 * columns are left out.
 */
export function buildOnce<Name extends string, Rows>(
  build: (tx: Tx, blanks: Blanks<Name>) => Buildable<Rows>,
): (where: Where, values: Values<Name>) => Promise<Rows> {
  // A session lives as long as its connection, and what is built on it runs in whatever transaction is open there.
  const built = new WeakMap<object, ReturnType<Buildable<Rows>['prepare']>>();
  return ({ tx, organizationId }, values) => {
    const { session } = tx._;
    // There is a blank of whatever name is asked for.
    const statement = built.get(session) ?? build(tx, blanks as Blanks<Name>).prepare('');
    built.set(session, statement);
    return statement.execute({ organizationId, ...values });
  };
}

/** Whether a column of ids is one of a list, which is one blank however long it is. */
export function isAnyOf(column: PgColumn, ids: Placeholder): SQL {
  return sql`${column} = any(${ids}::uuid[])`;
}

/**
 * Updates of a table, whose columns are not always the same: one statement is put together for each set of columns, and of
 * those that become null.
 */
export function buildUpdates<Table extends PgTable, Name extends string, Rows>(
  build: (tx: Tx, set: PgUpdateSetSource<Table>, blanks: Blanks<Name>) => Buildable<Rows>,
): (where: Where, values: Values<Name>, patch: Partial<Table['$inferInsert']>) => Promise<Rows> {
  const statements = new Map<string, ReturnType<typeof buildOnce<string, Rows>>>();
  return (where, values, patch) => {
    const columns = Object.entries(patch).filter(([, value]) => value !== undefined);
    const key = columns.map(([name, value]) => (value === null ? `${name}=null` : name)).join();
    const setTo = () => columns.map(([name, value]) => [name, value === null ? null : sql.placeholder(blankOf(name))]);
    const statement = statements.get(key) ?? buildOnce((tx, all) => build(tx, Object.fromEntries(setTo()), all));
    statements.set(key, statement);
    return statement(where, {
      ...values,
      ...Object.fromEntries(columns.map(([name, value]) => [blankOf(name), value])),
    });
  };
}

const blankOf = (column: string) => `set ${column}`;
