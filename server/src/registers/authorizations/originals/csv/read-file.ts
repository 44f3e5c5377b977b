import { type CsvTable, readCsvTable } from '../../../../kernel/csv/read-table.ts';
import { type BedsideError, unprocessable } from '../../../../kernel/errors/bedside-error.ts';
import { MAX_CSV_BYTES, MAX_CSV_ROWS } from '../contract.ts';
import { type Column, columnOf, requiredColumns } from './columns.ts';

const MAX_COLUMNS = 60;

export type PermitFile = {
  readonly table: CsvTable;
  /** The column of each heading, in their order. */
  readonly columns: readonly Column[];
};

/**
 * Reads the bytes of a file as a table whose columns are all known.
 *
 * @throws `IMPORT_ENCODING`, `IMPORT_TOO_LARGE`, `IMPORT_COLUMNS_UNKNOWN`, `IMPORT_COLUMNS_TWICE`, `IMPORT_COLUMNS_MISSING`,
 * `IMPORT_BROKEN_OFF`, and what `readCsvTable` throws
 */
export function readFile(bytes: Uint8Array): PermitFile {
  if (bytes.byteLength > MAX_CSV_BYTES) throw tooLarge();
  const table = readCsvTable(decode(bytes), { separator: null, maxRows: MAX_CSV_ROWS, maxColumns: MAX_COLUMNS });
  if (table.brokenOffAt !== null) throw brokenOff(table.brokenOffAt);
  const found = table.headings.map((heading) => ({ heading, column: columnOf(heading) }));
  const unknown = found.filter(({ column }) => column === null).map(({ heading }) => heading);
  if (unknown.length > 0) throw refused('UNKNOWN', 'has columns that are not known', unknown);
  const columns = found.map(({ column }) => column).filter((column) => column !== null);
  const twice = columns.filter((column, at) => columns.indexOf(column) !== at);
  if (twice.length > 0) throw refused('TWICE', 'has a column twice', twice);
  const missing = requiredColumns.filter((column) => !columns.includes(column));
  if (missing.length > 0) throw refused('MISSING', 'has not all columns that are needed', missing);
  return { table, columns };
}

/** Only UTF-8 is read: in any other encoding a name would be kept with wrong letters. */
function decode(bytes: Uint8Array): string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    if (!text.includes('\0')) return text;
  } catch {
    // Told below, as for text in UTF-16, whose letters stand apart by zero bytes.
  }
  throw unprocessable({
    code: 'IMPORT_ENCODING',
    message: 'This file is not written in UTF-8.',
    remedy: 'Save it as “CSV UTF-8” and choose it again.',
  });
}

function refused(code: 'UNKNOWN' | 'TWICE' | 'MISSING', what: string, columns: readonly string[]): BedsideError {
  return unprocessable({
    code: `IMPORT_COLUMNS_${code}`,
    message: `This file ${what}.`,
    remedy: 'Take the template, and name the columns as it does.',
    details: { columns: columns.map((one) => one.slice(0, 60)).slice(0, 20) },
  });
}

function tooLarge(): BedsideError {
  return unprocessable({
    code: 'IMPORT_TOO_LARGE',
    message: 'This file is larger than 1 MB.',
    remedy: 'Split it, and import the parts one after another.',
  });
}

function brokenOff(row: number): BedsideError {
  return unprocessable({
    code: 'IMPORT_BROKEN_OFF',
    message: `A quotation mark is opened in row ${row} and never closed.`,
    remedy: 'Close it and choose the file again.',
    details: { row },
  });
}
