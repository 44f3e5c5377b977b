/** Why a row of a CSV file cannot be read. Nothing is guessed: a row that does not follow the rules is told, not mended. */
export type CsvFault = 'QUOTE_INSIDE' | 'TEXT_AFTER_QUOTE' | 'QUOTE_OPEN';

/** A row with the line of the file where it begins, from 1. */
export type CsvRow =
  | { readonly line: number; readonly cells: readonly string[] }
  | { readonly line: number; readonly fault: CsvFault };

export type CsvReader = {
  /** Takes the next piece of the text, cut anywhere; gives the rows that are whole now. */
  push(piece: string): CsvRow[];
  /** Gives the last row, or says that a quotation mark was never closed. */
  end(): CsvRow[];
};

/**
 * `start`: before the first character of a cell. `quoted`: inside quotation marks. `closing`: after a quotation mark that
 * ends the cell, unless a second one follows. `skip`: the row is faulty, and its line is passed over.
 */
type State = 'start' | 'bare' | 'quoted' | 'closing' | 'skip';

/** Reads CSV by RFC 4180, with any one character between cells, in one pass and holding one row. Empty lines are left out. */
export function createCsvReader(delimiter: string): CsvReader {
  return new RowReader(delimiter);
}

class RowReader implements CsvReader {
  readonly #delimiter: string;
  #state: State = 'start';
  #cell = '';
  #cells: string[] = [];
  #rows: CsvRow[] = [];
  #line = 1;
  #rowLine = 1;
  #afterReturn = false;

  constructor(delimiter: string) {
    this.#delimiter = delimiter;
  }

  push(piece: string): CsvRow[] {
    // Quotation marks, line ends and what stands between cells are single units, so that units are looked at one by one.
    for (let at = 0; at < piece.length; at += 1) {
      const isWord = this.#state === 'bare' || this.#state === 'quoted';
      const run = isWord ? runLength(piece, at, this.#delimiter) : 0;
      if (run === 0) {
        this.#take(piece.charAt(at));
        continue;
      }
      this.#cell += piece.slice(at, at + run);
      this.#afterReturn = false;
      at += run - 1;
    }
    return this.#taken();
  }

  end(): CsvRow[] {
    if (this.#state === 'quoted') this.#fail('QUOTE_OPEN');
    this.#endRow();
    return this.#taken();
  }

  #take(character: string): void {
    // A line ends with CR, LF or both; both together are one end, also where the pieces were cut between them.
    const secondHalf = this.#afterReturn && character === '\n';
    this.#afterReturn = character === '\r';
    if (character !== '\n' && character !== '\r') return this.#takeInLine(character);
    if (this.#state === 'quoted') this.#cell += character;
    if (secondHalf) return undefined;
    this.#line += 1;
    if (this.#state === 'quoted') return undefined;
    this.#endRow();
    this.#rowLine = this.#line;
    return undefined;
  }

  #takeInLine(character: string): void {
    const state = this.#state;
    if (state === 'quoted') {
      if (character === '"') this.#state = 'closing';
      else this.#cell += character;
    } else if (character === this.#delimiter && state !== 'skip') {
      this.#endCell();
    } else if (state === 'closing' && character === '"') {
      this.#cell += '"';
      this.#state = 'quoted';
    } else if (state === 'closing') {
      this.#fail('TEXT_AFTER_QUOTE');
    } else if (character === '"' && state === 'start') {
      this.#state = 'quoted';
    } else if (character === '"' && state === 'bare') {
      this.#fail('QUOTE_INSIDE');
    } else if (state !== 'skip') {
      this.#cell += character;
      this.#state = 'bare';
    }
  }

  #endCell(): void {
    this.#cells.push(this.#cell);
    this.#cell = '';
    this.#state = 'start';
  }

  #endRow(): void {
    const isEmpty = this.#cells.length === 0 && this.#cell === '' && this.#state === 'start';
    if (this.#state !== 'skip' && !isEmpty) {
      this.#endCell();
      this.#rows.push({ line: this.#rowLine, cells: this.#cells });
    }
    this.#cells = [];
    this.#cell = '';
    this.#state = 'start';
  }

  #fail(fault: CsvFault): void {
    this.#rows.push({ line: this.#rowLine, fault });
    this.#state = 'skip';
  }

  #taken(): CsvRow[] {
    const given = this.#rows;
    this.#rows = [];
    return given;
  }
}

/** How many units from `at` on are words and nothing else. */
function runLength(piece: string, at: number, delimiter: string): number {
  let end = at;
  while (end < piece.length && !'"\r\n'.includes(piece.charAt(end)) && piece.charAt(end) !== delimiter) end += 1;
  return end - at;
}

/** What stands between the cells: whichever of comma, semicolon and tab the first line has most of outside quotation marks. */
export function guessDelimiter(firstLine: string): string {
  const outside = firstLine.replaceAll(/"[^"]*"?/g, '');
  const counts = [',', ';', '\t'].map((mark) => ({ mark, count: outside.split(mark).length }));
  return counts.reduce((best, next) => (next.count > best.count ? next : best)).mark;
}
