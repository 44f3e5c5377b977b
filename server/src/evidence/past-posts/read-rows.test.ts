import { describe, expect, test } from 'vitest';
import { readCsvTable } from '../../kernel/csv/read-table.ts';
import { MAX_COLUMNS, MAX_ROWS } from './contract.ts';
import { keyOf, linkKey } from './keep-posts.ts';
import { readRows } from './read-rows.ts';
import { type DateOrder, readWhen } from './read-when.ts';

const HASH = 'ab'.repeat(32);
const now = new Date('2026-11-01T12:00:00Z');

function read(lines: readonly string[], order: 'mdy' | 'dmy' = 'mdy') {
  const table = readCsvTable(lines.join('\n'), { separator: null, maxRows: MAX_ROWS, maxColumns: MAX_COLUMNS });
  return readRows(table, { timeZone: 'America/Chicago', order, now });
}

describe('an archive', () => {
  test('is read by its headings in English', () => {
    const { rows, errors, picturesTold } = read([
      'Date,Network,Permalink,Caption,Photos',
      `2025-03-14 09:30,Facebook,https://social.example/p/1,Flu vaccines are here.,ward.jpg; sha256:${HASH.toUpperCase()}`,
    ]);
    expect(errors).toEqual([]);
    expect(picturesTold).toBe(true);
    expect(rows).toEqual([
      {
        row: 2,
        postedAt: new Date('2025-03-14T14:30:00Z'),
        channel: 'Facebook',
        link: 'https://social.example/p/1',
        text: 'Flu vaccines are here.',
        pictures: [{ name: 'ward.jpg' }, { sha256: HASH }],
      },
    ]);
  });

  test('is read by its headings in Spanish, with another separator and order of the day', () => {
    const { rows } = read(['Fecha;Red social;Enlace;Publicación;Imágenes', '14/03/2025;Instagram;;Vacunas;'], 'dmy');
    expect(rows).toMatchObject([{ postedAt: new Date('2025-03-14T17:00:00Z'), link: null, text: 'Vacunas' }]);
  });

  test('that names no pictures says that it tells of none', () => {
    expect(read(['when,text', '2025-03-14,Hello']).picturesTold).toBe(false);
  });

  test.each([
    ['when,link', 'text'],
    ['text,link', 'when'],
  ])('with the columns %s lacks the one for %s', (headings, field) => {
    expect(() => read([headings, '2025-03-14,https://a.example'])).toThrow(
      expect.objectContaining({ code: 'COLUMN_MISSING', details: { field } }),
    );
  });

  test('keeps the good rows, and tells each faulty one by row and column', () => {
    const { rows, errors } = read([
      'when,channel,link,text,pictures',
      '2025-03-14,,,A good one,',
      ',,,No day,',
      '2025-02-30,,,No such day,',
      '2027-01-01,,,Not yet,',
      '2025-03-14,,,,',
      '2025-03-14,,javascript:alert(1),A link,',
      '2025-03-14,,,Broken \uFFFD,',
      `2025-03-14,,,Pictures,${Array.from({ length: 51 }, (_, index) => `${index}.jpg`).join(';')}`,
      `2025-03-14,,,A name,${'n'.repeat(301)}`,
      `2025-03-14,,,${'x'.repeat(100_001)},`,
      '2025-03-14,,,Too,many,cells',
      '2025-03-14,,,,one.jpg',
      '2025-03-14,,,"Open',
    ]);
    expect(rows.map(({ row }) => row)).toEqual([2, 13]);
    expect(errors).toEqual([
      { row: 3, column: 1, field: 'when', code: 'WHEN_MISSING' },
      { row: 4, column: 1, field: 'when', code: 'WHEN_UNREADABLE' },
      { row: 5, column: 1, field: 'when', code: 'WHEN_IN_FUTURE' },
      { row: 6, column: 4, field: 'text', code: 'TEXT_MISSING' },
      { row: 7, column: 3, field: 'link', code: 'LINK_INVALID' },
      { row: 8, column: 4, field: 'text', code: 'CHARACTER_BROKEN' },
      { row: 9, column: 5, field: 'pictures', code: 'PICTURES_TOO_MANY' },
      { row: 10, column: 5, field: 'pictures', code: 'PICTURE_NAME_TOO_LONG' },
      { row: 11, column: 4, field: 'text', code: 'TEXT_TOO_LONG' },
      { row: 12, column: null, field: null, code: 'CELLS_TOO_MANY' },
      { row: 14, column: null, field: null, code: 'QUOTE_OPEN' },
    ]);
  });
});

describe('when a post went out', () => {
  const at = (cell: string, order: DateOrder = 'mdy') =>
    readWhen(cell, { timeZone: 'America/Chicago', order })?.toISOString() ?? null;

  test.each([
    ['2025-03-14T09:30:00Z', '2025-03-14T09:30:00.000Z'],
    ['2025-03-14T09:30:00+0200', '2025-03-14T07:30:00.000Z'],
    ['2025-03-14T09:30:00', '2025-03-14T14:30:00.000Z'],
    ['2025/03/14', '2025-03-14T17:00:00.000Z'],
    ['3/14/2025 9:30 PM', '2025-03-15T02:30:00.000Z'],
    ['3/14/2025, 12:05 a.m.', '2025-03-14T05:05:00.000Z'],
  ])('%s is %s', (cell, instant) => expect(at(cell)).toBe(instant));

  test('goes by the order of day and month', () => {
    expect(at('3/4/2025')).toBe('2025-03-04T18:00:00.000Z');
    expect(at('3/4/2025', 'dmy')).toBe('2025-04-03T17:00:00.000Z');
  });

  test.each(['yesterday', '14', '13/13/2025', '2025-03-14 25:00', '2025-03-14 13:00 pm', '2025-03-14 9'])(
    '%s cannot be read',
    (cell) => expect(at(cell)).toBe(null),
  );
});

describe('the same post', () => {
  test('has one key, however its link is written', () => {
    expect(linkKey('https://Social.example/p/1/#top')).toBe(linkKey('http://social.example/p/1'));
    expect(linkKey('https://social.example/p/1?id=2')).not.toBe(linkKey('https://social.example/p/1?id=3'));
  });

  test('has one by its time, words and pictures where it has no link', () => {
    const post = { link: null, postedAt: now, text: 'Hello', pictures: [] };
    expect(keyOf(post)).toBe(keyOf({ ...post }));
    expect(keyOf(post)).not.toBe(keyOf({ ...post, text: 'Hello.' }));
    expect(keyOf(post)).not.toBe(keyOf({ ...post, postedAt: new Date(0) }));
    expect(keyOf(post)).not.toBe(keyOf({ ...post, pictures: [{ name: 'a.jpg' }] }));
  });
});
