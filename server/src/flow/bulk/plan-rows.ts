import { createHash } from 'node:crypto';
import { canonicalJson } from '../../kernel/audit/leaf.ts';
import type { CsvTable } from '../../kernel/csv/read-table.ts';
import { unguarded } from '../../kernel/csv/write-lines.ts';
import { BedsideError } from '../../kernel/errors/bedside-error.ts';
import { type Content, content as contentSchema } from '../compose/contract.ts';
import { instantOf } from '../schedule/service.ts';
import type { BulkChoices, BulkField, DateOrder, RowFault, RowWarning } from './contract.ts';
import { findChannels, type KnownChannel } from './find-channels.ts';
import { parseWhen } from './parse-when.ts';

export type Facts = Readonly<Record<string, string | number>>;
export type RowError = { readonly field: BulkField | null; readonly code: RowFault; readonly facts: Facts };
export type Warning = { readonly code: RowWarning; readonly facts: Facts };

export type PlannedTime = {
  readonly localTime: string;
  readonly timeZone: string;
  readonly fold: 'earlier' | null;
  readonly dueAt: Date;
};

/** What a row is to become, where it has no errors. `content` is null where more than its time is faulty. */
export type PlannedRow = {
  readonly row: number;
  readonly cells: Readonly<Partial<Record<BulkField, string>>>;
  readonly text: string;
  readonly localTime: string | null;
  readonly timeZone: string;
  readonly language: string;
  readonly channelNames: readonly string[];
  readonly content: Content | null;
  readonly time: PlannedTime | null;
  readonly errors: readonly RowError[];
  readonly warnings: readonly Warning[];
};

export type KnownImage = { readonly id: string; readonly sha256: string };

/** What rows are read against. */
export type PlanFacts = {
  readonly now: Date;
  readonly timeZone: string;
  readonly language: 'en' | 'es';
  readonly dateOrder: DateOrder;
  readonly channels: readonly KnownChannel[];
  /** Images of the library that the person may use, by id. */
  readonly images: ReadonlyMap<string, KnownImage>;
};

const MAX_TEXT_UNITS = 100_000;
const MAX_IMAGES = 20;
/** What stands between several values of one cell. */
const BETWEEN = /[|\n;,]+/;

/** Reads every row of a table. Pure: the same table, choices and facts give the same plan. */
export function planRows(
  table: CsvTable,
  mapping: readonly (BulkField | null)[],
  given: { readonly choices: BulkChoices; readonly facts: PlanFacts },
): PlannedRow[] {
  const edits = Map.groupBy(given.choices.edits, ({ row }) => row);
  return table.rows.map(({ row, cells }) => {
    const broken = row === table.brokenOffAt ? 'QUOTE_OPEN' : null;
    const tooMany = cells.slice(mapping.length).some((cell) => cell.trim() !== '') ? 'CELLS_TOO_MANY' : null;
    const named = nameCells(cells, mapping);
    for (const { field, value } of edits.get(row) ?? []) named[field] = value;
    const planned = planRow(row, named, given);
    const whole = broken ?? tooMany;
    if (whole === null) return planned;
    // What the cells of such a row say is not to be trusted, so nothing more is said of them.
    return { ...planned, content: null, warnings: [], errors: [{ field: null, code: whole, facts: {} }] };
  });
}

function nameCells(cells: readonly string[], mapping: readonly (BulkField | null)[]) {
  const named: Partial<Record<BulkField, string>> = {};
  for (const [at, field] of mapping.entries()) {
    if (field !== null) named[field] = unguarded(cells[at] ?? '').replaceAll('\r\n', '\n');
  }
  return named;
}

function planRow(
  row: number,
  cells: PlannedRow['cells'],
  { choices, facts }: { choices: BulkChoices; facts: PlanFacts },
): PlannedRow {
  const errors: RowError[] = [];
  const warnings: Warning[] = [];
  const refuse = (error: RowError) => void errors.push(error);
  const value = (field: BulkField) => (cells[field] ?? '').trim();
  const channels = findChannels(value('channels'), { known: facts.channels, usual: choices.channelIds });
  for (const one of channels.errors) refuse({ field: 'channels', ...one });
  const when = planTime(cells, facts);
  if (when.error !== undefined) refuse(when.error);
  else if (when.time === null) warnings.push({ code: 'NO_TIME', facts: {} });
  else if (when.time.fold !== null) warnings.push({ code: 'TIME_TWICE', facts: { time: when.time.localTime } });
  const language = readLanguage(value('language'), facts.language);
  if (language === null) refuse({ field: 'language', code: 'LANGUAGE_UNKNOWN', facts: {} });
  const images = readImages(value('images'), value('altText'), facts.images);
  for (const error of images.errors) refuse(error);
  const texts = readTexts(cells, images.images.length, refuse);
  if (!isLink(value('link'))) refuse({ field: 'link', code: 'LINK_INVALID', facts: {} });
  const isSound = errors.every(isOfTimeAlone);
  const content = isSound ? buildContent({ texts, cells, channels, images, language: language ?? 'en' }) : null;
  if (isSound && content === null) refuse({ field: 'link', code: 'LINK_INVALID', facts: {} });
  return {
    row,
    cells,
    text: texts.text,
    localTime: when.time?.localTime ?? null,
    timeZone: value('timeZone') === '' ? facts.timeZone : value('timeZone'),
    language: language ?? value('language'),
    channelNames: channels.found.map(({ name }) => name),
    content,
    time: when.time,
    errors,
    warnings,
  };
}

type Texts = { readonly text: string; readonly variants: Readonly<Record<string, { text: string }>> };

function readTexts(cells: PlannedRow['cells'], imageCount: number, refuse: (error: RowError) => void): Texts {
  const variants: Record<string, { text: string }> = {};
  for (const [name, cell] of Object.entries(cells)) {
    const field = name as BulkField; // the cells are named by field
    if (!cell.isWellFormed() || cell.includes('\uFFFD')) refuse({ field, code: 'CHARACTER_BROKEN', facts: {} });
    const most =
      field === 'altText' || field === 'firstComment' ? 5_000 : field === 'contentWarning' ? 500 : MAX_TEXT_UNITS;
    if (cell.length > most) refuse({ field, code: 'TEXT_TOO_LONG', facts: { limit: most, actual: cell.length } });
    if (field.startsWith('text_') && cell.trim() !== '') variants[field.slice(5)] = { text: cell.trim() };
  }
  const text = (cells.text ?? '').trim();
  if (text === '' && imageCount === 0) refuse({ field: 'text', code: 'TEXT_MISSING', facts: {} });
  return { text, variants };
}

function planTime(
  cells: PlannedRow['cells'],
  facts: PlanFacts,
): { readonly time: PlannedTime | null; readonly error?: RowError } {
  const { date = '', time = '', dateTime = '', timeZone: zone = '' } = cells;
  const when = parseWhen({ date, time, dateTime }, facts.dateOrder);
  if ('code' in when) return { time: null, error: { ...when, facts: {} } };
  if (when.localTime === null) return { time: null };
  const field: BulkField = dateTime.trim() === '' ? 'time' : 'dateTime';
  const timeZone = zone.trim() === '' ? facts.timeZone : zone.trim();
  const found = instantIn(when.localTime, timeZone);
  if ('code' in found) {
    const at = found.code === 'TIME_ZONE_UNKNOWN' ? 'timeZone' : field;
    return { time: null, error: { field: at, code: found.code, facts: found.facts } };
  }
  const planned = { localTime: when.localTime, timeZone, ...found };
  if (found.dueAt > facts.now) return { time: planned };
  return { time: planned, error: { field, code: 'TIME_IN_PAST', facts: {} } };
}

/** Where a time happens twice, the first is meant, and the person is told. */
function instantIn(
  localTime: string,
  timeZone: string,
): Pick<PlannedTime, 'dueAt' | 'fold'> | { readonly code: RowFault; readonly facts: Facts } {
  try {
    return { dueAt: instantOf({ localTime, timeZone, fold: null }), fold: null };
  } catch (error) {
    if (!(error instanceof BedsideError)) throw error;
    if (error.code === 'TIME_AMBIGUOUS') {
      return { dueAt: instantOf({ localTime, timeZone, fold: 'earlier' }), fold: 'earlier' };
    }
    if (error.code === 'TIME_ZONE_UNKNOWN') return { code: 'TIME_ZONE_UNKNOWN', facts: {} };
    const { before, after } = error.details;
    return { code: 'TIME_DOES_NOT_EXIST', facts: { before: String(before ?? ''), after: String(after ?? '') } };
  }
}

const languages: Readonly<Record<string, 'en' | 'es'>> = {
  en: 'en',
  english: 'en',
  ingles: 'en',
  es: 'es',
  spanish: 'es',
  espanol: 'es',
};

function readLanguage(cell: string, usual: 'en' | 'es'): 'en' | 'es' | null {
  if (cell === '') return usual;
  const key = cell.normalize('NFKD').toLowerCase().replaceAll(/\p{M}/gu, '');
  return languages[key] ?? languages[key.split(/[-_]/)[0] ?? ''] ?? null;
}

type Images = { readonly images: Content['images']; readonly errors: readonly RowError[] };

/** Images by their ids in the library; descriptions in the same order, with a bar between. */
function readImages(cell: string, altCell: string, known: PlanFacts['images']): Images {
  const names = cell
    .split(BETWEEN)
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const altTexts = altCell === '' ? [] : names.length === 1 ? [altCell] : altCell.split('|').map((one) => one.trim());
  const errors: RowError[] = [];
  if (names.length > MAX_IMAGES)
    errors.push({ field: 'images', code: 'IMAGES_TOO_MANY', facts: { limit: MAX_IMAGES } });
  if (altTexts.length > names.length) {
    errors.push({ field: 'altText', code: 'ALT_TEXTS_TOO_MANY', facts: { images: names.length } });
  }
  const images = names.flatMap((name, at) => {
    const found = known.get(name.toLowerCase());
    if (found === undefined) errors.push({ field: 'images', code: 'IMAGE_UNKNOWN', facts: { place: at + 1 } });
    return found === undefined ? [] : [{ mediaId: found.id, sha256: found.sha256, altText: altTexts[at] ?? '' }];
  });
  return { images, errors };
}

/** Ids of images that the rows name, so that they can be looked up at once. */
export function imageIdsIn(table: CsvTable, mapping: readonly (BulkField | null)[], choices: BulkChoices): string[] {
  const at = mapping.indexOf('images');
  const cells = at < 0 ? [] : table.rows.map(({ cells: row }) => row[at] ?? '');
  const edited = choices.edits.filter(({ field }) => field === 'images').map(({ value }) => value);
  const names = [...cells, ...edited].flatMap((cell) => cell.split(BETWEEN).map((one) => one.trim().toLowerCase()));
  const id = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
  return [...new Set(names.filter((name) => id.test(name)))];
}

function isLink(cell: string): boolean {
  return cell === '' || contentSchema.shape.link.safeParse(cell).success;
}

/** The content of a row that has no fault so far. */
function buildContent(parts: {
  texts: Texts;
  cells: PlannedRow['cells'];
  channels: ReturnType<typeof findChannels>;
  images: Images;
  language: 'en' | 'es';
}): Content | null {
  const { texts, cells, channels, images, language } = parts;
  const link = (cells.link ?? '').trim();
  const firstComment = (cells.firstComment ?? '').trim();
  const contentWarning = (cells.contentWarning ?? '').trim();
  const made = contentSchema.safeParse({
    schema: 1,
    baseText: texts.text,
    link: link === '' ? null : link,
    images: images.images,
    variants: texts.variants,
    ...(firstComment === '' ? {} : { firstComment }),
    ...(contentWarning === '' ? {} : { options: { mastodon: { contentWarning } } }),
    channelIds: channels.found.map(({ id }) => id),
    language,
  });
  return made.success ? made.data : null;
}

/** What becomes a fault by waiting: the words stay what they are. */
function isOfTimeAlone({ code }: RowError): boolean {
  return code === 'TIME_IN_PAST';
}

/** Names a plan: SHA-256 over everything that would be made. What only waiting changes is looked at when it is made. */
export function planSha256(contentSha256: string, rows: readonly PlannedRow[]): string {
  const hash = createHash('sha256').update(contentSha256);
  for (const { row, content, localTime, timeZone, errors } of rows) {
    const faults = errors.filter((error) => !isOfTimeAlone(error)).map(({ code }) => code);
    hash.update(canonicalJson([row, content, localTime, timeZone, faults]));
  }
  return hash.digest('hex');
}
