import { type AnyColumn, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { unprocessable } from '../errors/bedside-error.ts';

/** An instant as PostgreSQL writes it, to the microsecond: JavaScript's dates would round it, and skip or repeat rows. */
export const instantKey = z.string().regex(/^\d{4,6}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d(:\d\d(:\d\d)?)?$/);
export const idKey = z.uuid();
export const textKey = z.string();

/** Selects an instant as a key. */
export function asInstantKey(column: AnyColumn | SQL): SQL<string> {
  return sql<string>`${column}::text`;
}

/**
 * Pages of one list in one order, told apart by the sort keys of the last row that was seen; the last key is unique.
 * For clients a cursor is one opaque word, which holds for the order that made it and for no other.
 */
export type Paging<Keys extends readonly string[]> = {
  /** Keys of the last row that was seen. Throws `CURSOR_INVALID` for what is no cursor of this order. */
  read(cursor: string): Keys;
  /** The first `limit` of the rows, and the cursor of what follows where there are more. */
  page<Row>(rows: readonly Row[], limit: number, keysOf: (row: Row) => Keys): { rows: Row[]; next: string | null };
};

export function definePaging<Keys extends readonly string[]>(order: string, keys: z.ZodType<Keys>): Paging<Keys> {
  return {
    read(cursor) {
      const [name, ...values] = unpack(cursor);
      const parsed = keys.safeParse(values);
      if (name !== order || !parsed.success) throw cursorInvalid();
      return parsed.data;
    },
    page(rows, limit, keysOf) {
      const page = rows.slice(0, limit);
      const last = page.at(-1);
      const next = rows.length > limit && last !== undefined ? pack([order, ...keysOf(last)]) : null;
      return { rows: page, next };
    },
  };
}

/**
 * Rows after the given keys, in the order of the columns: one row comparison, which an index on them can answer.
 * @param keys each with its column and its type in SQL, for example `uuid`.
 */
export function beyond(
  direction: 'ascending' | 'descending',
  keys: readonly {
    readonly column: AnyColumn | SQL;
    readonly value: string;
    readonly type: 'timestamptz' | 'uuid' | 'text';
  }[],
): SQL {
  const columns = sql.join(
    keys.map(({ column }) => sql`${column}`),
    sql`, `,
  );
  const values = sql.join(
    // The type is one of three words above.
    keys.map(({ value, type }) => sql`${value}::${sql.raw(type)}`),
    sql`, `,
  );
  return direction === 'ascending' ? sql`(${columns}) > (${values})` : sql`(${columns}) < (${values})`;
}

function pack(values: readonly string[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

const words = z.array(z.string());

function unpack(cursor: string): string[] {
  try {
    return words.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch {
    throw cursorInvalid();
  }
}

function cursorInvalid() {
  return unprocessable({
    code: 'CURSOR_INVALID',
    message: 'This page does not exist.',
    remedy: 'Begin with the first page.',
  });
}
