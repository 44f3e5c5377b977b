import Papa from 'papaparse';

/**
 * What a spreadsheet would take for a formula, also after white space and quotation marks (OWASP, "CSV Injection", read
 * 2026-11-21), and full-width signs, which some take alike.
 */
const FORMULA = /^[\s"']*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/;

/** Begins a file, so that spreadsheets read it as UTF-8. */
export const BYTE_ORDER_MARK = '\uFEFF';

/** Lines of CSV by RFC 4180, every cell in quotation marks; an apostrophe keeps words from being reckoned as a formula. */
export function csvLines(rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  return `${Papa.unparse(
    rows.map((cells) => [...cells]),
    { quotes: true, newline: '\r\n', escapeFormulae: FORMULA },
  )}\r\n`;
}

/** A cell as it was before `csvLines` kept it from being a formula. */
export function unguarded(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell;
}
