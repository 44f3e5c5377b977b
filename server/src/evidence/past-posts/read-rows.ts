import type { CsvTable } from '../../kernel/csv/read-table.ts';
import { unguarded } from '../../kernel/csv/write-lines.ts';
import { unprocessable } from '../../kernel/errors/bedside-error.ts';
import { MAX_PICTURES, MAX_TEXT_UNITS, type PastField, type RowError, type RowFault } from './contract.ts';
import { type DateOrder, readWhen } from './read-when.ts';

/** A picture by the hash of its file, or by a name where that is all that is known. */
export type PastPicture = { readonly name: string } | { readonly sha256: string };

export type PastRow = {
  readonly row: number;
  readonly postedAt: Date;
  readonly channel: string;
  readonly link: string | null;
  readonly text: string;
  readonly pictures: readonly PastPicture[];
};

export type ReadRows = {
  readonly rows: readonly PastRow[];
  readonly errors: readonly RowError[];
  /** Whether the file says which pictures a post has. */
  readonly picturesTold: boolean;
};

/** Headings as people and networks write them, in English and Spanish: without accents, letters only. */
const headingsOf: Readonly<Record<PastField, string>> = {
  when: 'when date day datetime dateandtime createdat created publishedat published postedat posted posttime timestamp time publishtime fecha cuando dia fechayhora publicado fechadepublicacion hora',
  channel:
    'channel channels network networks account profile page platform source canal red redsocial cuenta perfil pagina plataforma',
  link: 'link url permalink address postlink posturl enlace vinculo direccion liga enlacepermanente',
  text: 'text post message content caption copy words body description texto mensaje publicacion contenido leyenda descripcion',
  pictures:
    'pictures picture images image photos photo media files attachments imagenes imagen fotos foto archivos adjuntos medios',
};

const fieldOf = new Map(
  Object.entries(headingsOf).flatMap(([field, words]) =>
    // The keys of the record are the fields.
    words.split(' ').map((word) => [word, field as PastField] as const),
  ),
);

/** Which field each column fills, by its heading; of two for one field the first counts. */
export function fieldsOfColumns(headings: readonly string[]): (PastField | null)[] {
  const taken = new Set<PastField>();
  return headings.map((heading) => {
    const key = heading
      .normalize('NFKD')
      .toLowerCase()
      .replaceAll(/[^a-z]/g, '');
    const field = fieldOf.get(key) ?? null;
    if (field === null || taken.has(field)) return null;
    taken.add(field);
    return field;
  });
}

export type RowPlace = { readonly timeZone: string; readonly order: DateOrder; readonly now: Date };

/**
 * The posts of an archive; a row with an error is told by its number and column, and the others are kept. Throws
 * `COLUMN_MISSING` where no column tells when, or none tells what.
 */
export function readRows(table: CsvTable, place: RowPlace): ReadRows {
  const columns = fieldsOfColumns(table.headings);
  for (const field of ['when', 'text'] as const) if (!columns.includes(field)) throw columnMissing(field);
  const rows: PastRow[] = [];
  const errors: RowError[] = [];
  for (const one of table.rows) {
    const read = one.row === table.brokenOffAt ? fault('QUOTE_OPEN', null) : readRow(one, columns, place);
    if ('code' in read) {
      const column = read.field === null ? null : columns.indexOf(read.field) + 1;
      errors.push({ row: one.row, column, ...read });
    } else rows.push(read);
  }
  return { rows, errors, picturesTold: columns.includes('pictures') };
}

type Fault = { readonly code: RowFault; readonly field: PastField | null };
const fault = (code: RowFault, field: PastField | null): Fault => ({ code, field });

function readRow(
  { row, cells }: CsvTable['rows'][number],
  columns: readonly (PastField | null)[],
  place: RowPlace,
): PastRow | Fault {
  if (cells.slice(columns.length).some((cell) => cell.trim() !== '')) return fault('CELLS_TOO_MANY', null);
  const cellOf = (field: PastField) => unguarded(cells[columns.indexOf(field)]?.trim() ?? '');
  const broken = columns.find((field) => field !== null && cellOf(field).includes('\uFFFD'));
  if (broken !== undefined) return fault('CHARACTER_BROKEN', broken);
  const when = readPosted(cellOf('when'), place);
  if (!(when instanceof Date)) return when;
  const [text, link] = [cellOf('text'), cellOf('link')];
  const pictures = readPictures(cellOf('pictures'));
  if (!Array.isArray(pictures)) return pictures;
  if (text === '' && pictures.length === 0) return fault('TEXT_MISSING', 'text');
  if (text.length > MAX_TEXT_UNITS) return fault('TEXT_TOO_LONG', 'text');
  if (link !== '' && !isLink(link)) return fault('LINK_INVALID', 'link');
  const channel = cellOf('channel').slice(0, 200);
  return { row, postedAt: when, channel, link: link === '' ? null : link, text, pictures };
}

function readPosted(cell: string, place: RowPlace): Date | Fault {
  if (cell === '') return fault('WHEN_MISSING', 'when');
  const when = readWhen(cell, place);
  if (when === null) return fault('WHEN_UNREADABLE', 'when');
  return when > place.now ? fault('WHEN_IN_FUTURE', 'when') : when;
}

const LONGEST_NAME_UNITS = 300;
const HASH = /^(?:sha-?256[:=])?([0-9a-f]{64})$/i;

function readPictures(cell: string): PastPicture[] | Fault {
  const names = cell
    .split(/[;|\n]+/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
  if (names.length > MAX_PICTURES) return fault('PICTURES_TOO_MANY', 'pictures');
  if (names.some((name) => name.length > LONGEST_NAME_UNITS)) return fault('PICTURE_NAME_TOO_LONG', 'pictures');
  return names.map((name) => {
    const [, sha256] = HASH.exec(name) ?? [];
    return sha256 === undefined ? { name } : { sha256: sha256.toLowerCase() };
  });
}

const LONGEST_LINK_UNITS = 2_000;

/** Only addresses that a browser may be sent to. */
export function isLink(text: string): boolean {
  if (text.length > LONGEST_LINK_UNITS) return false;
  const { protocol } = URL.parse(text) ?? {};
  return protocol === 'https:' || protocol === 'http:';
}

function columnMissing(field: PastField) {
  return unprocessable({
    code: 'COLUMN_MISSING',
    message: field === 'when' ? 'No column tells when each post went out.' : 'No column tells the words of the posts.',
    remedy: 'Name the columns in the first line, as the template does: when, channel, link, text, pictures.',
    details: { field },
  });
}
