import Papa from 'papaparse';
import { unprocessable } from '../errors/bedside-error.ts';

export const separators = [',', ';', '\t', '|'] as const;
export type Separator = (typeof separators)[number];

export type CsvTable = {
  readonly separator: Separator;
  readonly headings: readonly string[];
  /** Rows that hold anything; `row` counts from 1, the heading's. */
  readonly rows: readonly { readonly row: number; readonly cells: readonly string[] }[];
  /** Row where a quotation mark was opened and never closed; what follows it is not read. */
  readonly brokenOffAt: number | null;
};

/**
 * Reads a table with a heading from the text of a CSV file (RFC 4180; separators , ; tab |). Nothing of it is ever
 * reckoned: a formula is the text that it is written with.
 * @throws `IMPORT_EMPTY`, `IMPORT_TOO_MANY_ROWS`, `IMPORT_TOO_MANY_COLUMNS`
 */
export function readCsvTable(
  text: string,
  limits: { readonly separator: Separator | null; readonly maxRows: number; readonly maxColumns: number },
): CsvTable {
  // Spreadsheets write a line of their own that names the separator; it stays as an empty one, so that rows keep their numbers.
  const [, named] = /^\uFEFF?sep=([,;\t|])(?=\r?\n)/i.exec(text) ?? [];
  const body = text.replace(/^\uFEFF/, '').replace(/^sep=[,;\t|](?=\r?\n)/i, '');
  const { data, errors, meta } = Papa.parse<string[]>(body, {
    delimiter: limits.separator ?? named ?? separatorIn(body) ?? '',
    delimitersToGuess: [...separators],
    // One more than may be, so that more are noticed.
    preview: limits.maxRows * 2 + 2,
  });
  const filled = data
    .map((cells, at) => ({ row: at + 1, cells }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const [heading, ...rows] = filled;
  if (heading === undefined || rows.length === 0) throw empty();
  if (rows.length > limits.maxRows) throw tooMany('ROWS', 'rows', limits.maxRows);
  if (heading.cells.length > limits.maxColumns) throw tooMany('COLUMNS', 'columns', limits.maxColumns);
  const open = errors.find(({ code }) => code === 'MissingQuotes');
  return {
    separator: separators.find((one) => one === meta.delimiter) ?? ',',
    headings: heading.cells.map((cell) => cell.trim().slice(0, 200)),
    rows,
    brokenOffAt: open === undefined ? null : (open.row ?? data.length - 1) + 1,
  };
}

/** What stands between the headings, outside quotation marks; null where there is one heading alone. */
function separatorIn(text: string): Separator | null {
  const line = /\S.*/.exec(text)?.[0] ?? '';
  const outside = line.replaceAll(/"[^"]*"?/g, '');
  const counted = separators.map((one) => ({ one, count: outside.split(one).length - 1 }));
  const most = counted.reduce((best, next) => (next.count > best.count ? next : best));
  return most.count === 0 ? null : most.one;
}

function empty() {
  return unprocessable({
    code: 'IMPORT_EMPTY',
    message: 'This file holds no rows below a heading.',
    remedy: 'Save the list as CSV, with the names of the columns in its first line.',
  });
}

function tooMany(code: 'ROWS' | 'COLUMNS', what: string, most: number) {
  return unprocessable({
    code: `IMPORT_TOO_MANY_${code}`,
    message: `This file has more than ${most.toLocaleString('en-US')} ${what}.`,
    remedy:
      code === 'ROWS' ? 'Split it, and import the parts one after another.' : 'Keep only the columns that are needed.',
    details: { most },
  });
}
