import { createCsvReader, guessDelimiter } from './csv-reader.ts';
import { createJsonLinesReader, createJsonReader, isObject, type JsonItem } from './json-reader.ts';

/** Largest archive that is read, in bytes. */
export const MAX_ARCHIVE_BYTES = 20_000_000;

export type ArchiveFault =
  | 'QUOTE_INSIDE'
  | 'TEXT_AFTER_QUOTE'
  | 'QUOTE_OPEN'
  | 'COLUMN_COUNT'
  | 'NOT_JSON'
  | 'NOT_AN_OBJECT'
  | 'NOT_CLOSED'
  | 'NO_TEXT';

/** What is in one row or object: column → words. Nested objects give columns such as `tweet.full_text`. */
export type ArchiveRecord = Readonly<Record<string, string>>;

export type ArchiveRow =
  | { readonly line: number; readonly record: ArchiveRecord }
  | { readonly line: number; readonly fault: ArchiveFault };

type Format = 'csv' | 'json' | 'json-lines';

/** The whole cannot be read: told with a code that the messages know. */
export class ArchiveError extends Error {
  readonly code: 'TOO_LARGE' | 'EMPTY' | 'NOT_UTF8' | 'DOUBLE_COLUMN';
  constructor(code: ArchiveError['code']) {
    super(code);
    this.code = code;
  }
}

/** Reads the rows of an archive piece by piece. `read` is told how many bytes were taken in. Throws `ArchiveError`. */
export async function* readArchive(
  file: Pick<File, 'name' | 'size' | 'stream'>,
  read: (bytes: number) => void = () => {},
): AsyncGenerator<ArchiveRow[]> {
  if (file.size > MAX_ARCHIVE_BYTES) throw new ArchiveError('TOO_LARGE');
  let reader: RowReader | null = null;
  let start = '';
  for await (const piece of readText(file, read)) {
    start += piece;
    if (reader === null && !showsFormat(start)) continue;
    const rows: ArchiveRow[] = (reader ??= readerFor(formatOf(file.name, start), start)).push(start);
    start = '';
    yield rows;
  }
  if (reader === null && start.trim() === '') throw new ArchiveError('EMPTY');
  reader ??= readerFor(formatOf(file.name, start), start);
  yield [...reader.push(start), ...reader.end()];
}

/** More than any first line of names: what is longer without a line end is no CSV with columns. */
const FIRST_LINE_UNITS = 64_000;

/** Whether enough is read to tell the format: the first line, which may come in several pieces. */
function showsFormat(start: string): boolean {
  if (start.length > FIRST_LINE_UNITS) return true;
  const begun = start.search(/\S/);
  return begun >= 0 && (start.includes('\n', begun) || start.includes('\r', begun));
}

/** The text of a file in pieces. UTF-8, with or without a byte order mark; anything else is refused, not guessed. */
async function* readText(file: Pick<File, 'stream'>, read: (bytes: number) => void): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const bytes = file.stream().getReader();
  try {
    for (;;) {
      const { done, value } = await bytes.read();
      const piece = decode(decoder, value, done);
      if (piece !== '') yield piece;
      if (done) return;
      read(value.byteLength);
    }
  } finally {
    await bytes.cancel();
  }
}

function decode(decoder: TextDecoder, bytes: Uint8Array | undefined, done: boolean): string {
  try {
    return decoder.decode(bytes, { stream: !done });
  } catch {
    throw new ArchiveError('NOT_UTF8');
  }
}

function formatOf(name: string, start: string): Format {
  if (/\.(jsonl|ndjson)$/i.test(name)) return 'json-lines';
  if (/\.(json|js)$/i.test(name)) return 'json';
  if (/\.(csv|tsv|txt)$/i.test(name)) return 'csv';
  return /^\s*[[{]/.test(start) ? 'json' : 'csv';
}

type RowReader = { push(piece: string): ArchiveRow[]; end(): ArchiveRow[] };

function readerFor(format: Format, start: string): RowReader {
  if (format === 'csv') return csvRows(guessDelimiter(start.trimStart().split(/[\r\n]/, 1)[0] ?? ''));
  const reader = format === 'json-lines' ? createJsonLinesReader() : createJsonReader();
  const rowsOf = (items: readonly JsonItem[]) => items.flatMap((item) => jsonRows(item, format));
  return { push: (piece) => rowsOf(reader.push(piece)), end: () => rowsOf(reader.end()) };
}

/** The first row names the columns; a row with another number of cells is a fault, since its cells may be shifted. */
function csvRows(delimiter: string): RowReader {
  const reader = createCsvReader(delimiter);
  let columns: readonly string[] | null = null;
  const toRow = (row: ReturnType<typeof reader.push>[number]): ArchiveRow[] => {
    if ('fault' in row) return [row];
    if (columns === null) {
      columns = columnNames(row.cells);
      return [];
    }
    if (row.cells.length !== columns.length) return [{ line: row.line, fault: 'COLUMN_COUNT' }];
    const names = columns;
    return [{ line: row.line, record: Object.fromEntries(row.cells.map((cell, at) => [names[at] ?? '', cell])) }];
  };
  return { push: (piece) => reader.push(piece).flatMap(toRow), end: () => reader.end().flatMap(toRow) };
}

function columnNames(cells: readonly string[]): string[] {
  const names = cells.map((cell, at) => cell.trim() || `#${at + 1}`);
  if (new Set(names).size < names.length) throw new ArchiveError('DOUBLE_COLUMN');
  return names;
}

function jsonRows(item: JsonItem, format: Format): ArchiveRow[] {
  if ('fault' in item) return [item];
  // `{"posts": [ … ]}`: one object that holds the list. A post with a list of pictures comes by lines or in a list.
  const lists = format === 'json' ? Object.values(item.value).filter(isListOfObjects) : [];
  const [list] = lists;
  const isEnvelope = lists.length === 1 && list !== undefined && Object.values(item.value).every(isNoText);
  const objects = isEnvelope ? list : [item.value];
  return objects.map((value) => ({ line: item.line, record: flatten(value) }));
}

function isListOfObjects(value: unknown): value is readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) && value.length > 0 && value.every(isObject);
}

/** Shorter words beside a list are its title or date, longer ones are a post. */
const TITLE_UNITS = 40;

function isNoText(value: unknown): boolean {
  return typeof value !== 'string' || value.length <= TITLE_UNITS;
}

/** Deeper than any archive lays a post. */
const MAX_DEPTH = 4;

function flatten(value: Readonly<Record<string, unknown>>, prefix = '', depth = 1): Record<string, string> {
  const record: Record<string, string> = {};
  for (const [name, part] of Object.entries(value)) {
    if (isObject(part) && depth < MAX_DEPTH) Object.assign(record, flatten(part, `${prefix}${name}.`, depth + 1));
    else if (typeof part === 'string') record[prefix + name] = part;
    else if (typeof part === 'number' || typeof part === 'boolean') record[prefix + name] = String(part);
  }
  return record;
}
