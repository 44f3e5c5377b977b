import { and, not, or, type SQL, sql } from 'drizzle-orm';
import { refuse } from './scim-error.ts';
import type { Comparison, Filter, FilterValue } from './scim-filter.ts';

/** What an attribute is in SQL. `exact` is compared with case, as RFC 7643 says of ids. */
export type Attribute =
  | { readonly type: 'text' | 'exact' | 'instant'; readonly value: SQL }
  | { readonly type: 'boolean'; readonly value: SQL }
  /** A list of values; a condition on one of them is a condition on its columns. */
  | { readonly type: 'list'; readonly attributes: Attributes; readonly has: (condition: SQL) => SQL };

/** By path in lower case; a list stands for its `value` when it is compared itself. */
export type Attributes = Readonly<Record<string, Attribute>>;

/** A filter as a condition. @throws `invalidFilter` for attributes that cannot be asked for, and values of another type */
export function filterSql(filter: Filter, attributes: Attributes): SQL {
  switch (filter.op) {
    case 'and':
    case 'or':
      return joined(filter.op, filter.parts, attributes);
    case 'not':
      // What is not known to be so is not so: a row without a value passes "not".
      return not(sql`coalesce(${filterSql(filter.part, attributes)}, false)`);
    case 'has':
      return inList(filter.path, attributes, (inner) => filterSql(filter.part, inner));
    case 'pr':
      return present(filter.path, attributes);
    default:
      return comparison(filter, attributes);
  }
}

function joined(op: 'and' | 'or', parts: readonly Filter[], attributes: Attributes): SQL {
  const conditions = parts.map((part) => filterSql(part, attributes));
  return (op === 'and' ? and(...conditions) : or(...conditions)) ?? sql`true`;
}

function attributeOf(path: string, attributes: Attributes): Attribute {
  const found = Object.hasOwn(attributes, path) ? attributes[path] : undefined;
  if (found === undefined) throw refuse('invalidFilter', 'The filter asks for an attribute that cannot be searched.');
  return found;
}

function inList(path: string, attributes: Attributes, condition: (inner: Attributes) => SQL): SQL {
  const list = attributeOf(path, attributes);
  if (list.type !== 'list') throw refuse('invalidFilter', 'The filter takes an attribute with one value for a list.');
  return list.has(condition(list.attributes));
}

/** `emails.value` and `emails` ask whether one of the list's values fulfils it. */
function withinList(path: string, attributes: Attributes): { list: string; inner: string } | null {
  const [list = '', inner = 'value'] = path.split('.', 2);
  const found = Object.hasOwn(attributes, list) ? attributes[list] : undefined;
  return found?.type === 'list' ? { list, inner } : null;
}

function present(path: string, attributes: Attributes): SQL {
  const within = withinList(path, attributes);
  if (within !== null) return inList(within.list, attributes, (inner) => present(within.inner, inner));
  const attribute = attributeOf(path, attributes);
  return attribute.type === 'list' ? sql`false` : sql`(${attribute.value}) is not null`;
}

type Condition = { readonly op: Comparison; readonly path: string; readonly value: FilterValue };

function comparison({ op, path, value }: Condition, attributes: Attributes): SQL {
  const within = withinList(path, attributes);
  if (within !== null) {
    return inList(within.list, attributes, (inner) => comparison({ op, path: within.inner, value }, inner));
  }
  const attribute = attributeOf(path, attributes);
  if (attribute.type === 'list') throw refuse('invalidFilter', 'The filter compares a list.');
  if (value === null) return nothing(op, attribute.value);
  if (attribute.type === 'boolean') return truth(op, attribute.value, value);
  if (attribute.type === 'instant') return ordered(op, attribute.value, instantOf(value));
  if (typeof value !== 'string') throw refuse('invalidFilter', 'The filter compares text with something else.');
  if (attribute.type === 'exact') return words(op, attribute.value, value);
  return words(op, sql`lower(${attribute.value})`, value.toLowerCase());
}

function nothing(op: Comparison, column: SQL): SQL {
  if (op === 'eq') return sql`(${column}) is null`;
  if (op === 'ne') return sql`(${column}) is not null`;
  throw refuse('invalidFilter', 'The filter compares with null in another way than eq and ne.');
}

function truth(op: Comparison, column: SQL, value: FilterValue): SQL {
  const word = String(value).toLowerCase();
  if ((op !== 'eq' && op !== 'ne') || (word !== 'true' && word !== 'false')) {
    throw refuse('invalidFilter', 'The filter compares true or false with something else.');
  }
  const expected = (word === 'true') === (op === 'eq');
  return sql`(${column}) is not distinct from ${expected}`;
}

function instantOf(value: FilterValue): SQL {
  const at = typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value) ? new Date(value) : null;
  if (at === null || Number.isNaN(at.getTime()))
    throw refuse('invalidFilter', 'The filter compares a time with something else.');
  return sql`${at.toISOString()}::timestamptz`;
}

function words(op: Comparison, column: SQL, value: string): SQL {
  const literal = value.replace(/[\\%_]/g, '\\$&');
  if (op === 'co') return sql`${column} like ${`%${literal}%`}`;
  if (op === 'sw') return sql`${column} like ${`${literal}%`}`;
  if (op === 'ew') return sql`${column} like ${`%${literal}`}`;
  return ordered(op, column, sql`${value}::text`);
}

function ordered(op: Comparison, column: SQL, value: SQL): SQL {
  switch (op) {
    case 'eq':
      return sql`${column} = ${value}`;
    case 'ne':
      return sql`${column} is distinct from ${value}`;
    case 'gt':
      return sql`${column} > ${value}`;
    case 'ge':
      return sql`${column} >= ${value}`;
    case 'lt':
      return sql`${column} < ${value}`;
    case 'le':
      return sql`${column} <= ${value}`;
    default:
      throw refuse('invalidFilter', 'The filter looks for words in a time.');
  }
}
