import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCsvTable } from './read-table.ts';
import { csvLines, unguarded } from './write-lines.ts';

const limits = { separator: ',', maxRows: 100, maxColumns: 20 } as const;

describe('what is written', () => {
  test('is read again as it was', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('=1+1', '-2', '@x', "'=1", '"', 'a\r\nb', ' =x', ';', ''),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 10 }), (rows) => {
        // A row without any words is no row; a byte order mark at the front of a file is none of its words.
        const told = rows.filter(([one, two]) => (one + two).trim() !== '');
        fc.pre(told.length > 0);
        const table = readCsvTable(csvLines([['one', 'two'], ...told]), limits);
        const quoted = (words: string) => words.replaceAll("''", "'");
        expect(table.rows.map(({ cells }) => cells.map((one) => quoted(unguarded(one))))).toEqual(
          told.map((cells) => cells.map(quoted)),
        );
      }),
    );
  });

  test('is never a formula to a spreadsheet', () => {
    fc.assert(
      fc.property(fc.constantFrom('=', '+', '-', '@', '\t', '\r', '＝', ' =', '"='), fc.string(), (sign, rest) => {
        expect(csvLines([[sign + rest]])).toMatch(/^"'/);
      }),
    );
  });
});

describe('a table', () => {
  test.each([',', ';', '\t'] as const)(
    'is read with cells between %j, quoted line ends and empty lines',
    (separator) => {
      const text = `\uFEFFtext${separator}date\r\n"Hello,\nworld; ""you"""${separator}2027-03-01\r\n\r\nBye${separator}\r\n`;
      const table = readCsvTable(text, { ...limits, separator: null });
      expect(table).toMatchObject({ separator, headings: ['text', 'date'], brokenOffAt: null });
      expect(table.rows.map(({ cells }) => cells)).toEqual([
        ['Hello,\nworld; "you"', '2027-03-01'],
        ['Bye', ''],
      ]);
    },
  );

  test('that names its separator itself is read with it, and its rows keep their numbers', () => {
    const table = readCsvTable('sep=;\r\ntext;a,b\r\nHello;x\r\n', { ...limits, separator: null });
    expect(table).toMatchObject({
      separator: ';',
      headings: ['text', 'a,b'],
      rows: [{ row: 3, cells: ['Hello', 'x'] }],
    });
  });

  test('without rows, or with too many, is told', () => {
    expect(() => readCsvTable('text\n', limits)).toThrow(expect.objectContaining({ code: 'IMPORT_EMPTY' }));
    expect(() => readCsvTable(`text\n${'x\n'.repeat(101)}`, limits)).toThrow(
      expect.objectContaining({ code: 'IMPORT_TOO_MANY_ROWS' }),
    );
  });
});
