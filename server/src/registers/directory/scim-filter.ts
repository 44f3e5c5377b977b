import { refuse } from './scim-error.ts';

export type Comparison = 'eq' | 'ne' | 'co' | 'sw' | 'ew' | 'gt' | 'ge' | 'lt' | 'le';
export type FilterValue = string | number | boolean | null;

/** A filter of RFC 7644, 3.4.2.2. Paths are in lower case, and without the id of the core schema. */
export type Filter =
  | { readonly op: 'and' | 'or'; readonly parts: readonly Filter[] }
  | { readonly op: 'not'; readonly part: Filter }
  | { readonly op: 'pr'; readonly path: string }
  | { readonly op: 'has'; readonly path: string; readonly part: Filter }
  | { readonly op: Comparison; readonly path: string; readonly value: FilterValue };

const MAX_UNITS = 4_000;
const MAX_DEPTH = 20;
const MAX_TERMS = 100;

const comparisons: ReadonlySet<string> = new Set(['eq', 'ne', 'co', 'sw', 'ew', 'gt', 'ge', 'lt', 'le']);
const CORE = /^urn:ietf:params:scim:schemas:core:2\.0:(user|group):/;
const PATH = /^(urn:[a-z0-9._:-]+:)?[a-z$][\w$-]*(\.[a-z$][\w$-]*)?$/;

/** One token: a parenthesis, a bracket, a JSON string, or a word. Each alternative begins differently: linear time. */
const TOKEN = /\s*(?:([()[\]])|("(?:[^"\\]|\\.)*")|([^\s()[\]"]+))/y;

/** Reads a filter. @throws `invalidFilter` */
export function parseFilter(text: string): Filter {
  if (text.length > MAX_UNITS) throw invalid('the filter is too long');
  const reader = new FilterReader(tokensOf(text));
  const filter = reader.readOr(0);
  if (!reader.isAtEnd()) throw invalid('there is something after its end');
  return filter;
}

function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  const end = text.trimEnd().length;
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < end) {
    const at = TOKEN.lastIndex;
    const found = TOKEN.exec(text);
    if (found === null) throw invalid(`character ${at + 1} cannot stand there`);
    tokens.push(found[1] ?? found[2] ?? found[3] ?? '');
  }
  return tokens;
}

const invalid = (why: string) => refuse('invalidFilter', `The filter cannot be read: ${why}.`);

/** By recursive descent: `or` binds weakest, then `and`, then `not` (RFC 7644, table 5). */
class FilterReader {
  readonly #tokens: readonly string[];
  #at = 0;
  #terms = 0;

  constructor(tokens: readonly string[]) {
    this.#tokens = tokens;
  }

  isAtEnd(): boolean {
    return this.#at >= this.#tokens.length;
  }

  readOr(depth: number): Filter {
    return this.#readList('or', () => this.#readList('and', () => this.#readTerm(depth)));
  }

  #readList(op: 'and' | 'or', readPart: () => Filter): Filter {
    const first = readPart();
    const parts = [first];
    while (this.#peek()?.toLowerCase() === op) {
      this.#at += 1;
      parts.push(readPart());
    }
    return parts.length === 1 ? first : { op, parts };
  }

  #readTerm(depth: number): Filter {
    this.#terms += 1;
    if (depth > MAX_DEPTH || this.#terms > MAX_TERMS) throw invalid('it is nested too deeply or has too many terms');
    const token = this.#next('a condition');
    if (token === '(') return this.#readUntil(')', depth);
    if (token.toLowerCase() === 'not' && this.#peek() === '(') {
      this.#at += 1;
      return { op: 'not', part: this.#readUntil(')', depth) };
    }
    const path = readPath(token);
    if (this.#peek() === '[') {
      this.#at += 1;
      return { op: 'has', path, part: this.#readUntil(']', depth) };
    }
    return this.#readComparison(path);
  }

  #readComparison(path: string): Filter {
    const op = this.#next('an operator').toLowerCase();
    if (op === 'pr') return { op, path };
    if (!comparisons.has(op)) throw invalid('an operator is not known');
    const value = readValue(this.#next('a value'));
    // Just looked up among them.
    return { op: op as Comparison, path, value };
  }

  #readUntil(close: string, depth: number): Filter {
    const filter = this.readOr(depth + 1);
    if (this.#next('a closing bracket') !== close) throw invalid('a bracket is not closed');
    return filter;
  }

  #peek(): string | undefined {
    return this.#tokens[this.#at];
  }

  #next(what: string): string {
    const token = this.#tokens[this.#at];
    if (token === undefined) throw invalid(`${what} is missing`);
    this.#at += 1;
    return token;
  }
}

function readPath(token: string): string {
  const path = token.toLowerCase().replace(CORE, '');
  if (!PATH.test(path)) throw invalid('an attribute has no proper name');
  return path;
}

/** A JSON string, number, boolean or null (RFC 7644, figure 1). */
function readValue(token: string): FilterValue {
  const word = token.toLowerCase();
  if (word === 'true' || word === 'false') return word === 'true';
  if (word === 'null') return null;
  if (/^-?\d{1,15}(\.\d{1,15})?$/.test(token)) return Number(token);
  const text = token.startsWith('"') ? parseJsonString(token) : null;
  if (text === null || !text.isWellFormed() || text.includes('\u0000')) throw invalid('a value is not JSON');
  return text;
}

function parseJsonString(token: string): string | null {
  try {
    return String(JSON.parse(token));
  } catch {
    return null;
  }
}

/** Whether one value of an attribute, an object of simple values, fulfils a filter: for paths such as `emails[type eq "work"]`. */
export function matches(filter: Filter, value: Readonly<Record<string, unknown>>): boolean {
  switch (filter.op) {
    case 'and':
      return filter.parts.every((part) => matches(part, value));
    case 'or':
      return filter.parts.some((part) => matches(part, value));
    case 'not':
      return !matches(filter.part, value);
    case 'has':
      return false;
    case 'pr':
      return !isNothing(read(value, filter.path));
    default:
      return compares(filter.op, read(value, filter.path), filter.value);
  }
}

function read(value: Readonly<Record<string, unknown>>, path: string): unknown {
  const key = Object.keys(value).find((name) => name.toLowerCase() === path);
  return key === undefined ? undefined : value[key];
}

const isNothing = (value: unknown) => value === undefined || value === null || value === '';

function compares(op: Comparison, actual: unknown, expected: FilterValue): boolean {
  const [one, other] = [comparable(actual), comparable(expected)];
  if (op === 'eq') return one === other;
  if (op === 'ne') return one !== other;
  if (typeof one !== 'string' || typeof other !== 'string') return false;
  const answers: Readonly<Record<Exclude<Comparison, 'eq' | 'ne'>, boolean>> = {
    co: one.includes(other),
    sw: one.startsWith(other),
    ew: one.endsWith(other),
    gt: one > other,
    ge: one >= other,
    lt: one < other,
    le: one <= other,
  };
  return answers[op];
}

/** Text without case; "True" and true are the same, as Entra sends the one for the other. */
function comparable(value: unknown): string | number | null {
  if (typeof value === 'string') return value.toLowerCase();
  if (typeof value === 'boolean') return String(value);
  return typeof value === 'number' ? value : null;
}
