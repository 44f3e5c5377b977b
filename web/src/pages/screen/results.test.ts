import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createCsvReader } from './csv-reader.ts';
import type { PostedFinding, PostedRow } from './posted-row.ts';
import { countKinds, countRows, everything, excerptOf, filterRows } from './results.ts';
import { csvCell, resultsCsv } from './results-csv.ts';

const finding = (made: Partial<PostedFinding>): PostedFinding => ({
  start: 0,
  end: 3,
  type: 'NAME',
  code: 'PERSON_NAME',
  category: 'privacy',
  severity: 'block',
  subject: 'patient',
  message: 'A name tells everyone who is in your care.',
  replacement: 'a patient',
  ...made,
});

const row = (made: Partial<PostedRow>): PostedRow => ({
  number: 1,
  line: 2,
  id: '1',
  date: '',
  link: '',
  postId: null,
  text: 'Flu shots are here.',
  verdict: 'pass',
  findings: [],
  sameAs: null,
  lacksAuthorization: false,
  ...made,
});

const rows = [
  row({ number: 1, text: 'Ana went home.', verdict: 'block', findings: [finding({})], lacksAuthorization: true }),
  row({
    number: 2,
    text: 'Damn it',
    verdict: 'warn',
    findings: [finding({ code: 'SWEARING', category: 'professionalism' })],
  }),
  row({ number: 3, id: 'X9', link: 'https://example.org/flu' }),
];
const shown = (filter: Partial<typeof everything>) =>
  filterRows(rows, { ...everything, ...filter }).map(({ number }) => number);

describe('a filter', () => {
  test.each([
    [{}, [1, 2, 3]],
    [{ show: 'block' }, [1]],
    [{ show: 'pass' }, [3]],
    [{ show: 'lacking' }, [1]],
    [{ kind: 'professionalism' }, [2]],
    [{ kind: 'code:PERSON_NAME' }, [1]],
    [{ search: 'ANA' }, [1]],
    [{ search: 'x9' }, [3]],
    [{ search: 'example.org' }, [3]],
    [{ show: 'warn', search: 'ana' }, []],
  ] as const)('%j shows %j', (filter, numbers) => {
    expect(shown(filter)).toEqual(numbers);
  });

  test('has counts for its choices', () => {
    expect(countRows(rows)).toEqual({ all: 3, block: 1, warn: 1, pass: 1, lacking: 1 });
    expect(countKinds([...rows, row({ findings: [finding({}), finding({ start: 5 })] })])).toMatchObject([
      { category: 'privacy', posts: 2, codes: [{ code: 'PERSON_NAME', posts: 2 }] },
      { category: 'professionalism', posts: 1 },
    ]);
  });
});

describe('an excerpt', () => {
  test('is the beginning where nothing was found', () => {
    expect(excerptOf(row({}))).toEqual({ text: 'Flu shots are here.', start: 0, cutBefore: false, cutAfter: false });
  });

  test('is about the heaviest finding and says that it was cut', () => {
    const text = `${'before '.repeat(40)}Ana Petrakis ${'after '.repeat(40)}`;
    const start = text.indexOf('Ana');
    const findings = [finding({ start: 0, end: 3, severity: 'note' }), finding({ start, end: start + 12 })];
    const excerpt = excerptOf({ text, findings });
    expect(excerpt.text).toContain('Ana Petrakis');
    expect(excerpt).toMatchObject({ cutBefore: true, cutAfter: true });
    expect(text.slice(excerpt.start, excerpt.start + 6)).toBe('before');
  });

  test('of any text lies where it says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 500 }), fc.nat(500), fc.nat(60), (text, at, length) => {
        const start = Math.min(at, text.length);
        const excerpt = excerptOf({ text, findings: [finding({ start, end: Math.min(text.length, start + length) })] });
        expect(excerpt.text.isWellFormed()).toBe(true);
        expect(excerpt.text.length).toBeLessThanOrEqual(text.length - excerpt.start);
      }),
    );
  });
});

describe('a table for spreadsheets', () => {
  test.each([
    ['=HYPERLINK("https://example.org")', `"'=HYPERLINK(""https://example.org"")"`],
    ['+1 206 555 0144', `"'+1 206 555 0144"`],
    ['-2+3', `"'-2+3"`],
    ['@clinic', `"'@clinic"`],
    ['\t=1', `"'\t=1"`],
    [' =1', `"' =1"`],
    ['"=1', `"'""=1"`],
    ['＝1', `"'＝1"`],
    ['-7.5', '"-7.5"'],
    ['plain, "quoted"', '"plain, ""quoted"""'],
  ])('%j is written as %j', (value, cell) => {
    expect(csvCell(value)).toBe(cell);
  });

  test('has a row for each post, in words', () => {
    const csv = resultsCsv(rows, {
      heading: ['No.', 'Line', 'Id', 'Date', 'Link', 'Verdict', 'Found', 'Whose', 'Lacks', 'Text'],
      verdict: (verdict) => verdict.toUpperCase(),
      finding: ({ code }) => code,
      subject: (subject) => subject,
      yes: 'yes',
      no: 'no',
    });
    const reader = createCsvReader(',');
    const read = [...reader.push(csv.slice(1)), ...reader.end()].map((line) => ('cells' in line ? line.cells : []));
    expect(csv.startsWith('\uFEFF')).toBe(true);
    expect(read[1]).toEqual(['1', '2', '1', '', '', 'BLOCK', 'PERSON_NAME', 'patient', 'yes', 'Ana went home.']);
    expect(read.length).toBe(4);
  });
});
