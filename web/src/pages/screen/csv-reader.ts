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
  let state: State = 'start';
  let cell = '';
  let cells: string[] = [];
  let line = 1;
  let rowLine = 1;
  let afterReturn = false;
  let rows: CsvRow[] = [];

  const endCell = () => {
    cells.push(cell);
    cell = '';
    state = 'start';
  };
  const endRow = () => {
    const isEmpty = cells.length === 0 && cell === '' && state === 'start';
    if (state !== 'skip' && !isEmpty) {
      endCell();
      rows.push({ line: rowLine, cells });
    }
    cells = [];
    cell = '';
    state = 'start';
  };
  const fail = (fault: CsvFault) => {
    rows.push({ line: rowLine, fault });
    state = 'skip';
  };
  const take = (character: string) => {
    if (state === 'quoted') {
      if (character === '"') state = 'closing';
      else cell += character;
    } else if (character === delimiter && state !== 'skip') {
      endCell();
    } else if (state === 'closing' && character === '"') {
      cell += '"';
      state = 'quoted';
    } else if (state === 'closing') {
      fail('TEXT_AFTER_QUOTE');
    } else if (character === '"' && state === 'start') {
      state = 'quoted';
    } else if (character === '"' && state === 'bare') {
      fail('QUOTE_INSIDE');
    } else if (state !== 'skip') {
      cell += character;
      state = 'bare';
    }
  };
  const newline = (character: string) => {
    line += 1;
    if (state === 'quoted') {
      cell += character;
      return;
    }
    endRow();
    rowLine = line;
  };
  const taken = () => {
    const given = rows;
    rows = [];
    return given;
  };
  return {
    push(piece) {
      for (const character of piece) {
        // A line ends with CR, LF or both; both together are one end, also where the pieces were cut between them.
        const secondHalf = afterReturn && character === '\n';
        afterReturn = character === '\r';
        if (secondHalf && state === 'quoted') cell += character;
        else if (secondHalf) continue;
        else if (character === '\n' || character === '\r') newline(character);
        else take(character);
      }
      return taken();
    },
    end() {
      if (state === 'quoted') fail('QUOTE_OPEN');
      endRow();
      return taken();
    },
  };
}

/** What stands between the cells: whichever of comma, semicolon and tab the first line has most of outside quotation marks. */
export function guessDelimiter(firstLine: string): string {
  const outside = firstLine.replaceAll(/"[^"]*"?/g, '');
  const counts = [',', ';', '\t'].map((mark) => ({ mark, count: outside.split(mark).length }));
  return counts.reduce((best, next) => (next.count > best.count ? next : best)).mark;
}
