import { Reader } from '../src/text/reading.ts';
import { NUMBER, Tokens, WORD } from '../src/text/tokens.ts';
import { readData } from './ner.ts';

/** What the lists know of one word, by its hash. */
export type Listed = {
  /** 0–7 each; see `Lexicon`. */
  readonly given: Map<number, number>;
  readonly surname: Map<number, number>;
  /** 1: a word of a place's name, 2: a place's whole name. */
  readonly place: Map<number, number>;
};

/** Reads the name and place lists of the data folder. */
export function readLists(folder: string): Listed {
  const words = new Words();
  const given = new Map<number, number>();
  const surname = new Map<number, number>();
  for (const line of readData(folder, 'lists/ssa-first-names.txt.gz').split('\n')) {
    const [name = '', , peak = '0'] = line.split(',');
    raise(given, words.of(name), gradeOf(Number(peak), [12, 40, 120, 400, 1500, 5000, 20_000]));
  }
  for (const line of readData(folder, 'lists/census-1990-surnames.txt.gz').split('\n')) {
    const [name = '', , , rank = '0'] = line.trim().split(/\s+/);
    if (name !== '')
      raise(surname, words.of(name), 8 - gradeOf(Number(rank), [200, 1000, 3000, 8000, 18_000, 32_000, 60_000]) - 1);
  }
  for (const row of csvRows(readData(folder, 'lists/common-forenames-by-country.csv.gz'))) {
    for (const name of row.slice(-2)) raise(given, words.of(name), 4);
  }
  for (const row of csvRows(readData(folder, 'lists/common-surnames-by-country.csv.gz'))) {
    for (const name of row.slice(4, 6)) raise(surname, words.of(name), 4);
  }
  for (const name of listed(folder, 'lists/philter_firstnames.json.gz')) raise(given, words.of(name), 1);
  for (const name of listed(folder, 'lists/philter_lastnames.json.gz')) raise(surname, words.of(name), 1);
  return { given, surname, place: readPlaces(folder, words) };
}

function readPlaces(folder: string, words: Words): Map<number, number> {
  const place = new Map<number, number>();
  for (const name of readData(folder, 'lists/geonames-en.txt.gz').split('\n')) {
    const parts = words.of(name);
    raise(place, parts, parts.length === 1 ? 2 : 1);
  }
  return place;
}

function listed(folder: string, name: string): string[] {
  return Object.keys(JSON.parse(readData(folder, name)) as Record<string, number>);
}

function csvRows(text: string): string[][] {
  return text
    .split(/\r?\n/)
    .slice(1)
    .filter((line) => line !== '')
    .map((line) => line.split(','));
}

/** How many of the ascending bounds a number reaches. */
export function gradeOf(value: number, bounds: readonly number[]): number {
  let grade = 0;
  while (grade < bounds.length && value >= (bounds[grade] as number)) grade += 1;
  return grade;
}

function raise(grades: Map<number, number>, hashes: readonly number[], grade: number): void {
  if (grade <= 0) return;
  for (const hash of hashes) if ((grades.get(hash) ?? 0) < grade) grades.set(hash, grade);
}

/** Words as the engine sees them. */
class Words {
  readonly #reader = new Reader();
  readonly #tokens = new Tokens();

  /** Hashes of a name's words of three units and more, and of two where the name is one word. */
  of(name: string): number[] {
    const tokens = this.#tokens;
    tokens.split(this.#reader.read(name));
    const hashes: number[] = [];
    for (let i = 0; i < tokens.count; i += 1) {
      const units = (tokens.end[i] as number) - (tokens.start[i] as number);
      const isLong = units >= 3 || (units === 2 && tokens.count === 1);
      if (tokens.kind[i] === WORD && tokens.kind[i] !== NUMBER && isLong) hashes.push(tokens.hash[i] as number);
    }
    return hashes;
  }
}
