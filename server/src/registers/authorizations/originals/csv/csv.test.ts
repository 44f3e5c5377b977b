import { describe, expect, test } from 'vitest';
import { readCsvTable } from '../../../../kernel/csv/read-table.ts';
import { csvLines } from '../../../../kernel/csv/write-lines.ts';
import { MAX_CSV_BYTES, MAX_CSV_ROWS } from '../contract.ts';
import { type Column, templateCsv } from './columns.ts';
import { type Known, planRows } from './plan-rows.ts';
import { readFile } from './read-file.ts';

const PICTURE = 'a'.repeat(64);
const [MEDIA, NEWS, FIRST, OTHER, SITE] = [1, 2, 3, 4, 5].map((n) => `0197c8a0-0000-7000-8000-00000000000${n}`) as [
  string,
  string,
  string,
  string,
  string,
];
const known: Known = {
  today: '2027-03-01',
  channels: [
    { id: NEWS, name: 'Newsroom', handle: 'news.example.org' },
    { id: FIRST, name: 'Clinic', handle: 'one.example.org' },
    { id: OTHER, name: 'Clinic', handle: 'two.example.org' },
  ],
  sites: [{ id: SITE, name: 'Elm Street' }],
  majorityAges: new Map([
    [null, 18],
    [SITE, 19],
  ]),
  pictures: new Map([
    [MEDIA, MEDIA],
    [PICTURE, MEDIA],
  ]),
};

const usual: Partial<Record<Column, string>> = {
  subject_name: 'Ana Flores',
  kind: 'publication',
  language: 'en',
  signed_on: '2027-02-01',
  description: 'Ana at the window.',
  info_scope: 'photo',
  of_age: 'yes',
};
const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, 'utf8'));
type Row = Readonly<Partial<Record<Column, string>>>;

/** As a spreadsheet writes it: cells in quotation marks, and nothing guarded. */
function fileOf(...rows: readonly Row[]): Uint8Array {
  const columns = [...new Set(rows.flatMap((row) => Object.keys({ ...usual, ...row })))] as Column[];
  const quoted = (cells: readonly string[]) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');
  const lines = rows.map((row) => quoted(columns.map((column) => ({ ...usual, ...row })[column] ?? '')));
  return bytesOf([columns.join(','), ...lines].join('\r\n'));
}
const plan = (...rows: readonly Row[]) => planRows(readFile(fileOf(...rows)), known);
const errorsOf = (row: Row) => plan(row)[0]?.errors.map(({ column, code }) => `${column ?? '-'} ${code}`);
const codeOf = (bytes: Uint8Array) => {
  try {
    readFile(bytes);
    return null;
  } catch (error) {
    return (error as { code: string }).code; // what `readFile` throws has a code
  }
};

describe('a row', () => {
  test('is an original with all that it says', () => {
    const [one] = plan({
      signer_role: 'guardian',
      signer_name: 'Rosa Flores',
      authority_kind: 'mother',
      authority_evidence: 'chart',
      of_age: 'no',
      born_on: '2015-04-12',
      majority_on: '2033-04-12',
      info_scope: 'photo | Name',
      pictures: `${MEDIA} ; ${PICTURE}`,
      channels: 'newsroom | @two.example.org',
      purposes: 'staff recruitment',
      site: 'elm street',
      expires_on: '2029-02-01',
      statements: 'revocation|conditioning',
      assent: 'yes',
      assent_on: '2027-02-01',
      withdraw_at: '+1 (312) 555-0142',
      paid: 'sí',
      capture_on: '2027-01-31',
      likeness: '1',
      praise_patient: 'yes',
      part2_notice: '2026-1',
      eu_explicit: 'y',
    });
    expect(one?.errors).toEqual([]);
    expect(one?.facts).toMatchObject({
      subject: { kind: 'patient', bornOn: '2015-04-12', majorityOn: '2033-04-12', isKnownAdult: false },
      signer: { role: 'guardian', authorityKind: 'mother' },
      infoScope: ['photo', 'name'],
      mediaIds: [MEDIA],
      channelIds: [NEWS, OTHER],
      purposes: ['staff_recruitment'],
      siteId: SITE,
      expiry: { kind: 'date', on: '2029-02-01' },
      assent: { answer: 'yes', on: '2027-02-01' },
      withdrawAt: '+1 (312) 555-0142',
      isPaid: true,
      isSale: false,
      capture: { consentedOn: '2027-01-31', rescindedOn: null },
      likenessReleased: true,
      testimonial: { isActualPatient: true, typicality: '' },
      part2: { noticeVersion: '2026-1', patientName: null },
      european: { isExplicit: true },
    });
  });

  test('of the template is right', () => {
    expect(planRows(readFile(bytesOf(templateCsv())), known)[0]?.errors).toEqual([]);
  });

  test.each<[what: string, row: Row, errors: string[]]>([
    ['a day that is none', { signed_on: '2027-02-30' }, ['signed_on DATE_INVALID']],
    ['a day in another order', { signed_on: '02/01/2027' }, ['signed_on DATE_INVALID']],
    ['a date of birth that is none', { born_on: 'April' }, ['born_on DATE_INVALID']],
    ['a channel that is not there', { channels: 'Newspaper' }, ['channels CHANNEL_UNKNOWN']],
    ['a channel that may be two', { channels: 'clinic' }, ['channels CHANNEL_AMBIGUOUS']],
    ['a picture by an unknown hash', { pictures: 'b'.repeat(64) }, ['pictures PICTURE_UNKNOWN']],
    ['a picture by an unknown id', { pictures: NEWS }, ['pictures PICTURE_UNKNOWN']],
    ['a picture by neither', { pictures: 'window.jpg' }, ['pictures PICTURE_UNKNOWN']],
    ['a site that is not there', { site: 'Oak Street' }, ['site SITE_UNKNOWN']],
    ['a kind that is none', { kind: 'photo release' }, ['kind WORD_UNKNOWN']],
    ['a language that is none', { language: 'fr' }, ['language WORD_UNKNOWN']],
    ['something that cannot be told', { info_scope: 'photo|smell' }, ['info_scope WORD_UNKNOWN']],
    ['an answer that is none', { paid: 'maybe' }, ['paid ANSWER_INVALID']],
    ['signed tomorrow', { signed_on: '2027-03-02' }, ['signed_on SIGNED_IN_FUTURE']],
    ['an end before the signing', { expires_on: '2027-01-31' }, ['expires_on EXPIRES_BEFORE_SIGNING']],
    ['signed before the birth', { born_on: '2027-02-02' }, ['signed_on SIGNED_BEFORE_BIRTH']],
    ['a death before the birth', { born_on: '1980-01-01', died_on: '1979-01-01' }, ['died_on DIED_BEFORE_BORN']],
    ['a copy before the signing', { copy_on: '2027-01-31' }, ['copy_on COPY_BEFORE_SIGNING']],
    ['a copy tomorrow', { copy_on: '2027-03-02' }, ['copy_on DAY_IN_FUTURE']],
    ['nobody said how old', { of_age: 'no' }, ['born_on SUBJECT_AGE_UNKNOWN']],
    ['a child without its day of age', { of_age: 'no', born_on: '2015-04-12' }, ['majority_on MAJORITY_MISSING']],
    [
      'eighteen where one has to be nineteen',
      { of_age: 'no', born_on: '2008-12-01', site: 'Elm Street' },
      ['majority_on MAJORITY_MISSING'],
    ],
    [
      'a guardian without authority',
      { signer_role: 'guardian', signer_name: 'Rosa Flores' },
      ['authority_kind AUTHORITY_MISSING', 'authority_evidence AUTHORITY_MISSING'],
    ],
    ['a guardian without a name', { signer_role: 'guardian', authority_kind: 'x' }, ['signer_name SIGNER_UNKNOWN']],
    ['an answer of a child without its day', { assent: 'yes' }, ['assent_on CELL_MISSING']],
    ['no name', { subject_name: '' }, ['subject_name CELL_MISSING']],
    ['no description', { description: '' }, ['description CELL_MISSING']],
    ['a name of one letter', { subject_name: 'A' }, ['subject_name CELL_INVALID']],
    ['a name that is too long', { subject_name: 'A'.repeat(121) }, ['subject_name CELL_TOO_LONG']],
    ['a cell without end', { withdraw_at: 'A'.repeat(4_001) }, ['withdraw_at CELL_TOO_LONG']],
    ['a formula', { description: '=HYPERLINK("http://x.example")' }, ['description CELL_FORMULA']],
    ['a formula behind a plus', { subject_name: '+cmd|x' }, ['subject_name CELL_FORMULA']],
    ['a formula behind an at', { interpreter: '@SUM(1)' }, ['interpreter CELL_FORMULA']],
    ['a sign that cannot be seen', { subject_name: 'Ana\u0007Flores' }, ['subject_name CELL_CONTROL']],
    ['letters that are turned around', { subject_name: 'Ana\u202eserolF' }, ['subject_name CELL_CONTROL']],
    ['a broken letter', { subject_name: 'Ana Nu\ufffdez' }, ['subject_name CELL_BROKEN']],
  ])('is refused with %s, by its column', (_what, row, errors) => {
    expect(errorsOf(row)).toEqual(errors);
    expect(plan(row)[0]?.facts).toBeNull();
  });

  test('of somebody who is eighteen is right where that is of age', () => {
    expect(errorsOf({ of_age: 'no', born_on: '2008-12-01' })).toEqual([]);
  });

  test('is refused with every error at once', () => {
    expect(errorsOf({ signed_on: 'x', kind: 'y', channels: 'z' })?.toSorted()).toEqual([
      'channels CHANNEL_UNKNOWN',
      'kind WORD_UNKNOWN',
      'signed_on DATE_INVALID',
    ]);
  });

  test('keeps words that an apostrophe keeps from being a formula', () => {
    expect(plan({ description: "'=5 pictures" })[0]?.facts?.description).toBe('=5 pictures');
  });

  test('with more cells than columns is refused', () => {
    const file = readFile(bytesOf(`${Buffer.from(fileOf({})).toString('utf8')},"left over"`));
    expect(planRows(file, known)[0]?.errors).toEqual([{ column: null, code: 'CELLS_TOO_MANY' }]);
  });

  test('twice in a file is refused the second time, by its reference or by whose it is', () => {
    const twice = (one: Row, two: Row) => plan(one, two).map(({ errors }) => errors.map(({ code }) => code));
    expect(twice({}, { description: 'Another picture.' })).toEqual([[], ['TWICE_IN_FILE']]);
    expect(twice({ reference: '7' }, { reference: '7', subject_name: 'Rosa Flores' })).toEqual([[], ['TWICE_IN_FILE']]);
    expect(twice({ subject_name: 'Ana Núñez' }, { subject_name: 'ANA  NUNEZ' })).toEqual([[], ['TWICE_IN_FILE']]);
    expect(twice({}, { signed_on: '2027-02-02' })).toEqual([[], []]);
  });
});

describe('a file', () => {
  test('may be headed in other letters and spaces, in another order, with semicolons', () => {
    const text =
      'Info Scope;DESCRIPTION;signed-on;language;kind;Subject name;of age\nphoto;A picture;2027-02-01;en;publication;Ana Flores;yes';
    expect(planRows(readFile(bytesOf(text)), known)[0]?.errors).toEqual([]);
  });

  test.each<[what: string, bytes: Uint8Array, code: string]>([
    ['in another encoding', new Uint8Array(Buffer.from('subject_name\nAna Nu\xf1ez', 'latin1')), 'IMPORT_ENCODING'],
    ['in UTF-16', new Uint8Array(Buffer.from('\ufeffsubject_name\nAna', 'utf16le')), 'IMPORT_ENCODING'],
    ['without a column that is needed', bytesOf('subject_name,kind\nAna,publication'), 'IMPORT_COLUMNS_MISSING'],
    ['with a column that is not known', bytesOf('subject_name,diagnosis\nAna,flu'), 'IMPORT_COLUMNS_UNKNOWN'],
    ['with a column twice', bytesOf('subject_name,Subject name\nAna,Ana'), 'IMPORT_COLUMNS_TWICE'],
    ['with headings alone', bytesOf('subject_name,kind\n'), 'IMPORT_EMPTY'],
    ['that is empty', new Uint8Array(), 'IMPORT_EMPTY'],
    ['with a quotation mark that stays open', bytesOf('subject_name,kind\n"Ana,publication'), 'IMPORT_BROKEN_OFF'],
    ['with a row too many', fileOf(...Array.from({ length: MAX_CSV_ROWS + 1 }, () => ({}))), 'IMPORT_TOO_MANY_ROWS'],
    ['that is too large', new Uint8Array(MAX_CSV_BYTES + 1).fill(97), 'IMPORT_TOO_LARGE'],
  ])('%s is refused as a whole', (_what, bytes, code) => {
    expect(codeOf(bytes)).toBe(code);
  });

  test('with as many rows as may be is read', () => {
    const rows = Array.from({ length: MAX_CSV_ROWS }, (_one, at) => ({
      reference: `${at}`,
      subject_name: `Ana ${at}`,
    }));
    expect(plan(...rows).every(({ facts }) => facts !== null)).toBe(true);
  });

  test('as it is written again says the same', () => {
    const rows = readCsvTable(templateCsv(), { separator: null, maxRows: 5, maxColumns: 60 });
    const again = csvLines([rows.headings, ...rows.rows.map(({ cells }) => cells)]);
    expect(planRows(readFile(bytesOf(again)), known)).toMatchObject([{ errors: [] }]);
  });
});
