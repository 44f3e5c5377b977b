import Papa from 'papaparse';
import { unprocessable } from '../../kernel/errors/bedside-error.ts';
import { type ImportChoices, type ImportField, MAX_IMPORT_COLUMNS, MAX_IMPORT_ROWS } from './contract.ts';
import { foldText } from './name-keys.ts';

export type Separator = NonNullable<ImportChoices['separator']>;
const separators: readonly Separator[] = [',', ';', '\t', '|'];

export type ImportTable = {
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
export function readTable(text: string, chosen: Separator | null): ImportTable {
  const { data, errors, meta } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), {
    delimiter: chosen ?? '',
    delimitersToGuess: [...separators],
    // One more than may be, so that more are noticed.
    preview: MAX_IMPORT_ROWS * 2 + 2,
  });
  const filled = data
    .map((cells, at) => ({ row: at + 1, cells }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const [heading, ...rows] = filled;
  if (heading === undefined || rows.length === 0) throw empty();
  if (rows.length > MAX_IMPORT_ROWS) throw tooMany('ROWS', 'rows', MAX_IMPORT_ROWS);
  if (heading.cells.length > MAX_IMPORT_COLUMNS) throw tooMany('COLUMNS', 'columns', MAX_IMPORT_COLUMNS);
  const open = errors.find(({ code }) => code === 'MissingQuotes');
  return {
    separator: separators.find((one) => one === meta.delimiter) ?? ',',
    headings: heading.cells.map((cell) => cell.trim().slice(0, 200)),
    rows,
    brokenOffAt: open === undefined ? null : (open.row ?? data.length - 1) + 1,
  };
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

/** Headings as people's systems write them, in English and Spanish: folded, letters only. */
const headingsOf: Readonly<Record<ImportField, string>> = {
  displayName:
    'name fullname displayname staffname employeename employee nombrecompleto nombreyapellidos nombreyapellido',
  givenName: 'firstname givenname forename first given nombre nombres nombredepila primernombre',
  familyName: 'lastname surname familyname last family apellido apellidos primerapellido',
  otherNames:
    'othernames othername nickname nicknames preferredname alias aliases knownas maidenname formername apodo apodos otrosnombres',
  title: 'prefix honorific nametitle salutation tratamiento prefijo',
  credentials: 'credentials credential suffix degree degrees credenciales titulos titulaciones',
  email: 'email emailaddress mail workemail emailwork correo correoelectronico correodetrabajo',
  jobTitle: 'jobtitle title position job occupation puesto cargo puestodetrabajo ocupacion',
  department: 'department dept unit division service departamento servicio unidad',
  site: 'site location facility campus office building hospital sede centro ubicacion',
  externalId:
    'id employeeid employeenumber employeeno staffid staffnumber personnelnumber personid externalid workerid numerodeempleado idempleado legajo',
};

const fieldOf = new Map(
  Object.entries(headingsOf).flatMap(([field, words]) =>
    // The keys of the record are the fields.
    words.split(' ').map((word) => [word, field as ImportField] as const),
  ),
);

/** Which field each column fills, by its heading; null where that says nothing, or says what another column said. */
export function guessColumns(headings: readonly string[]): (ImportField | null)[] {
  const taken = new Set<ImportField>();
  return headings.map((heading) => {
    const field = fieldOf.get(foldText(heading).replace(/[^a-z]/g, '')) ?? null;
    if (field === null || (taken.has(field) && field !== 'otherNames')) return null;
    taken.add(field);
    return field;
  });
}
