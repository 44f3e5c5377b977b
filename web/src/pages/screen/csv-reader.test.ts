import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CsvRow, createCsvReader, guessDelimiter } from './csv-reader.ts';

function read(text: string, pieceUnits = text.length || 1, delimiter = ','): CsvRow[] {
  const reader = createCsvReader(delimiter);
  const rows: CsvRow[] = [];
  for (let at = 0; at < text.length; at += pieceUnits) rows.push(...reader.push(text.slice(at, at + pieceUnits)));
  return [...rows, ...reader.end()];
}

const cellsOf = (rows: readonly CsvRow[]) => rows.map((row) => ('cells' in row ? row.cells : row.fault));

describe('rows', () => {
  test.each([
    [
      'cells by commas',
      'a,b,c\n1,2,3\n',
      [
        ['a', 'b', 'c'],
        ['1', '2', '3'],
      ],
    ],
    ['no newline at the end', 'a,b', [['a', 'b']]],
    [
      'empty cells',
      ',\n,,',
      [
        ['', ''],
        ['', '', ''],
      ],
    ],
    ['CR LF, LF and CR as line ends', 'a\r\nb\nc\rd', [['a'], ['b'], ['c'], ['d']]],
    ['empty lines left out', 'a\n\n\r\nb\n', [['a'], ['b']]],
    [
      'commas, quotes and lines in quotation marks',
      '"a,b","say ""hi""","two\r\nlines"\n',
      [['a,b', 'say "hi"', 'two\r\nlines']],
    ],
    ['an empty cell in quotation marks', '""\n', [['']]],
    ['emoji and accents', 'niño,👩‍⚕️\n', [['niño', '👩‍⚕️']]],
  ])('%s', (_, text, expected) => {
    expect(cellsOf(read(text))).toEqual(expected);
  });

  test('carry the line where they begin', () => {
    const rows = read('head\n"one\ntwo"\nthree\n');
    expect(rows.map(({ line }) => line)).toEqual([1, 2, 4]);
  });

  test('with a semicolon between cells', () => {
    expect(cellsOf(read('a;"b;c"\n', 1, ';'))).toEqual([['a', 'b;c']]);
  });
});

describe('a faulty row', () => {
  test.each([
    ['a quotation mark inside a bare cell', 'ok\na"b,c\nfine\n', [['ok'], 'QUOTE_INSIDE', ['fine']], 2],
    ['text after a closed quotation mark', 'ok\n"a"b,c\nfine\n', [['ok'], 'TEXT_AFTER_QUOTE', ['fine']], 2],
    ['a quotation mark that is never closed', 'ok\n"a,b\nc', [['ok'], 'QUOTE_OPEN'], 2],
  ])('%s is told with its line, and reading goes on', (_, text, expected, line) => {
    const rows = read(text);
    expect(cellsOf(rows)).toEqual(expected);
    expect(rows.find((row) => 'fault' in row)?.line).toBe(line);
  });
});

test('where the text is cut makes no difference', () => {
  const letters = fc.constantFrom('a', ',', '"', '\n', '\r', 'é', '😀');
  fc.assert(
    fc.property(fc.array(letters, { maxLength: 40 }), fc.integer({ min: 1, max: 7 }), (parts, pieceUnits) => {
      const text = parts.join('');
      expect(read(text, pieceUnits)).toEqual(read(text));
    }),
  );
});

test('any cells come back as they were written', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', ' ', ',', '"', '\n', '\r', 'ñ', '😀'), maxLength: 8 });
  const row = fc.array(cell, { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 6 }), (rows) => {
      const text = rows.map((cells) => cells.map((one) => `"${one.replaceAll('"', '""')}"`).join(',')).join('\r\n');
      expect(cellsOf(read(text, 3))).toEqual(rows);
    }),
  );
});

test.each([
  ['a,b,c', ','],
  ['a;b;c', ';'],
  ['a\tb', '\t'],
  ['"one, two, three";b', ';'],
  ['text', ','],
])('the mark between the cells of %j is %j', (line, mark) => {
  expect(guessDelimiter(line)).toBe(mark);
});
