import type { PostedRow } from './posted-row.ts';

/** Words of a table: its heading, and how verdicts and findings are told. */
export type CsvWords = {
  readonly heading: readonly string[];
  readonly verdict: (verdict: PostedRow['verdict']) => string;
  readonly finding: (finding: PostedRow['findings'][number]) => string;
  readonly subject: (subject: PostedRow['findings'][number]['subject']) => string;
  readonly yes: string;
  readonly no: string;
};

/**
 * The rows as CSV by RFC 4180, with a byte order mark so that spreadsheets read it as UTF-8. Columns: number, line, id,
 * date, link, verdict, findings, whose, lacks an authorization, text.
 */
export function resultsCsv(rows: readonly PostedRow[], words: CsvWords): string {
  const lines = [words.heading, ...rows.map((row) => cellsOf(row, words))];
  return `\uFEFF${lines.map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('')}`;
}

function cellsOf(row: PostedRow, words: CsvWords): string[] {
  return [
    String(row.number),
    row.line === null ? '' : String(row.line),
    row.id,
    row.date,
    row.link,
    words.verdict(row.verdict),
    [...new Set(row.findings.map(words.finding))].join('; '),
    [...new Set(row.findings.map(({ subject }) => words.subject(subject)))].join('; '),
    row.lacksAuthorization ? words.yes : words.no,
    row.text,
  ];
}

/**
 * What a spreadsheet would take for a formula, also after white space and quotation marks (OWASP, "CSV Injection", read
 * 2026-11-21), and full-width signs, which some take alike.
 */
const FORMULA = /^[\s"']*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/;

/** One cell, always in quotation marks; an apostrophe keeps words from being reckoned as a formula. Numbers stay numbers. */
export function csvCell(value: string): string {
  const isNumber = /^-?\d+(\.\d+)?$/.test(value);
  const guarded = !isNumber && FORMULA.test(value) ? `'${value}` : value;
  return `"${guarded.replaceAll('"', '""')}"`;
}
