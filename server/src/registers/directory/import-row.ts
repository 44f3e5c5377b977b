import { type ImportField, MAX_EMAIL_UNITS, MAX_FIELD_UNITS, MAX_OTHER_NAMES, type RowFault } from './contract.ts';
import { emptyFields, type MemberFields } from './member-record.ts';
import { cleanEmail, cleanText, isEmail } from './name-keys.ts';

export type ReadRow =
  | { readonly row: number; readonly fields: MemberFields }
  | { readonly row: number; readonly column: number | null; readonly code: RowFault };

/** Reads one row by the mapping of its columns: the fields that it fills, or what is the matter with it. */
export function readRow(
  { row, cells }: { readonly row: number; readonly cells: readonly string[] },
  mapping: readonly (ImportField | null)[],
): ReadRow {
  if (cells.slice(mapping.length).some((cell) => cell.trim() !== ''))
    return { row, column: null, code: 'CELLS_TOO_MANY' };
  const fields: MemberFields = { ...emptyFields, otherNames: [] };
  for (const [column, field] of mapping.entries()) {
    if (field === null) continue;
    const code = fill(fields, field, plainCell(cells[column] ?? ''));
    if (code !== null) return { row, column, code };
  }
  const { givenName, familyName } = fields;
  if (fields.displayName === '') {
    fields.displayName = [givenName, familyName].filter((name) => name !== null).join(' ');
  }
  if (/[\p{L}\p{N}]/u.test(fields.displayName)) return { row, fields };
  return { row, column: nameColumn(mapping), code: 'NAME_MISSING' };
}

/** An apostrophe that keeps a spreadsheet from reckoning the cell is no part of what it says. */
function plainCell(cell: string): string {
  return /^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}

function fill(fields: MemberFields, field: ImportField, cell: string): RowFault | null {
  if (cell.includes('\uFFFD')) return 'CHARACTER_BROKEN';
  if (field === 'otherNames') return fillNames(fields, cell);
  const value = field === 'email' ? cleanEmail(cell) : cleanText(cell);
  if (value.length > (field === 'email' ? MAX_EMAIL_UNITS : MAX_FIELD_UNITS)) return 'VALUE_TOO_LONG';
  if (value === '') return null;
  if (field === 'email' && !isEmail(value)) return 'EMAIL_INVALID';
  fields[field] = value;
  return null;
}

/** Several names in one cell stand apart by a semicolon, a bar, a slash or a line break. */
function fillNames(fields: MemberFields, cell: string): RowFault | null {
  const names = cell.split(/[;|/\r\n]/).map(cleanText);
  if (names.some((name) => name.length > MAX_FIELD_UNITS)) return 'VALUE_TOO_LONG';
  fields.otherNames = [...new Set([...fields.otherNames, ...names.filter((name) => name !== '')])];
  return fields.otherNames.length > MAX_OTHER_NAMES ? 'TOO_MANY_NAMES' : null;
}

function nameColumn(mapping: readonly (ImportField | null)[]): number | null {
  const at = mapping.findIndex((field) => field === 'displayName' || field === 'givenName' || field === 'familyName');
  return at === -1 ? null : at;
}
