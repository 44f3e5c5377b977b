import { unguarded } from '../../../../kernel/csv/write-lines.ts';
import type { CellFault } from '../contract.ts';
import type { Column } from './columns.ts';

export type RowFault = { readonly column: Column | null; readonly code: CellFault };

/** Longest cell of all, in UTF-16 units. */
const MAX_CELL = 4_000;
/** A number with its sign is no formula: telephones begin with a plus. */
const NUMBER = /^[+-]?[\d\s().-]+$/;
const FORMULA = /^[\s"']*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/;
/** Nothing that people type, and what turns the order of letters around. */
const CONTROL = /[\p{Cc}\u202a-\u202e\u2066-\u2069\ufeff]/u;

/** The cells of one row by column, cleaned; what is the matter with one of them is told and the cell is empty. */
export class Cells {
  readonly faults: RowFault[] = [];
  readonly #cells = new Map<Column, string>();

  constructor(cells: readonly string[], columns: readonly Column[]) {
    if (cells.slice(columns.length).some((cell) => cell.trim() !== '')) this.fault(null, 'CELLS_TOO_MANY');
    for (const [at, column] of columns.entries()) {
      const cell = (cells[at] ?? '').trim();
      const code = faultOf(cell);
      if (code === null) this.#cells.set(column, unguarded(cell).replaceAll(/\s+/gu, ' ').trim());
      else this.fault(column, code);
    }
  }

  fault(column: Column | null, code: CellFault): void {
    if (!this.faults.some((one) => one.column === column && one.code === code)) this.faults.push({ column, code });
  }

  text(column: Column): string {
    return this.#cells.get(column) ?? '';
  }

  maybe(column: Column): string | null {
    const text = this.text(column);
    return text === '' ? null : text;
  }

  /** Tells it where a cell is empty that is needed. */
  needed(column: Column): string {
    const text = this.text(column);
    if (text === '' && !this.faults.some((one) => one.column === column)) this.fault(column, 'CELL_MISSING');
    return text;
  }

  /** A day as `2027-02-01`. Other orders are read by people in two ways. */
  day(column: Column): string | null {
    const text = this.text(column);
    if (text === '') return null;
    if (isDay(text)) return text;
    this.fault(column, 'DATE_INVALID');
    return null;
  }

  flag(column: Column): boolean {
    const text = this.text(column).toLowerCase();
    if (/^(?:yes|y|true|1|sí|si|s)$/u.test(text)) return true;
    if (text !== '' && !/^(?:no|n|false|0)$/u.test(text)) this.fault(column, 'ANSWER_INVALID');
    return false;
  }

  /** One word of a closed list; null where it is empty or another one. */
  word<T extends string>(column: Column, known: readonly T[]): T | null {
    const text = this.text(column);
    if (text === '') return null;
    const found = known.find((one) => one === wordOf(text));
    if (found === undefined) this.fault(column, 'WORD_UNKNOWN');
    return found ?? null;
  }

  words<T extends string>(column: Column, known: readonly T[]): T[] {
    const found = this.list(column).map((text) => known.find((one) => one === wordOf(text)));
    if (found.includes(undefined)) this.fault(column, 'WORD_UNKNOWN');
    return [...new Set(found.filter((one) => one !== undefined))];
  }

  /** Several in one cell stand apart by a bar or a semicolon. */
  list(column: Column): string[] {
    return this.text(column)
      .split(/[|;]/)
      .map((one) => one.trim())
      .filter((one) => one !== '');
  }
}

function faultOf(cell: string): CellFault | null {
  if (cell.length > MAX_CELL) return 'CELL_TOO_LONG';
  if (cell.includes('\uFFFD')) return 'CELL_BROKEN';
  // A line break inside of a cell is a space.
  if (CONTROL.test(cell.replaceAll(/[\r\n]/g, ' '))) return 'CELL_CONTROL';
  return unguarded(cell) === cell && FORMULA.test(cell) && !NUMBER.test(cell) ? 'CELL_FORMULA' : null;
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const instant = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text);
}

const wordOf = (text: string) => text.toLowerCase().replaceAll(/[\s-]+/g, '_');
