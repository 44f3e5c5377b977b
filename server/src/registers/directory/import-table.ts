import { type CsvTable, readCsvTable, type Separator } from '../../kernel/csv/read-table.ts';
import { type ImportField, MAX_IMPORT_COLUMNS, MAX_IMPORT_ROWS } from './contract.ts';
import { foldText } from './name-keys.ts';

export type ImportTable = CsvTable;

/** Reads a list of staff. Throws what `readCsvTable` throws. */
export function readTable(text: string, separator: Separator | null): ImportTable {
  return readCsvTable(text, { separator, maxRows: MAX_IMPORT_ROWS, maxColumns: MAX_IMPORT_COLUMNS });
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
