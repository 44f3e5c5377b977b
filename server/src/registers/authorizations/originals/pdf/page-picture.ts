import type { PdfObjects } from './objects.ts';
import { isDictionary, isKind, type PdfDictionary, PdfFormError, type PdfValue, ValueReader } from './values.ts';

type Matrix = readonly [number, number, number, number, number, number];
const UPRIGHT: Matrix = [1, 0, 0, 1, 0, 0];
/** Text that is drawn invisibly, as programs lay recognized words over a scan (ISO 32000-1, table 106). */
const INVISIBLE = 3;

/**
 * What a page may say besides the one picture: its place, a clip to a rectangle, marks for readers, and invisible words. Operators
 * that draw anything else are not among them, so that nothing of a page is left out when its picture stands for it.
 */
const HARMLESS = new Set(
  'gs W W* n re h BT ET Tf Tm Td TD T* Tc Tw Tz TL Ts g G rg RG k K cs CS sc SC w J j M d ri i BMC BDC EMC BX EX MP DP'.split(
    ' ',
  ),
);
const SHOWS_TEXT = new Set(['Tj', 'TJ', "'", '"']);

/** Letters of what draws a page; one with recognized words over its picture has a tenth of it. */
const MAX_CONTENT = 1_000_000;

/** Where the one picture of a page is drawn. */
export type PlacedPicture = { readonly name: string; readonly at: Matrix };

/** The one picture that a page consists of; null for a page that draws anything else, or the picture turned or mirrored. */
export function onlyPictureOf(content: string): PlacedPicture | null {
  if (content.length > MAX_CONTENT) return null;
  try {
    return new PageLook().read(content);
  } catch (error) {
    if (error instanceof PdfFormError) return null;
    throw error;
  }
}

class PageLook {
  #at: Matrix = UPRIGHT;
  #mode = 0;
  readonly #kept: { at: Matrix; mode: number }[] = [];
  #found: PlacedPicture | null = null;

  read(content: string): PlacedPicture | null {
    const reader = new ValueReader(content);
    let operands: PdfValue[] = [];
    for (let value = reader.next(); value !== undefined; value = reader.next()) {
      if (!isKind(value, 'word')) {
        operands.push(value);
        continue;
      }
      this.#take(value.word, operands);
      operands = [];
    }
    const { a, d } = this.#found === null ? { a: 0, d: 0 } : { a: this.#found.at[0], d: this.#found.at[3] };
    return a > 0 && d > 0 ? this.#found : null;
  }

  #take(operator: string, operands: readonly PdfValue[]): void {
    if (operator === 'q') this.#kept.push({ at: this.#at, mode: this.#mode });
    else if (operator === 'Q') this.#restore();
    else if (operator === 'cm') this.#at = times(matrixOf(operands), this.#at);
    else if (operator === 'Tr') this.#mode = typeof operands[0] === 'number' ? operands[0] : 0;
    else if (operator === 'Do') this.#draw(operands[0]);
    else if (SHOWS_TEXT.has(operator) ? this.#mode !== INVISIBLE : !HARMLESS.has(operator)) throw new PdfFormError();
  }

  #restore(): void {
    const before = this.#kept.pop();
    if (before === undefined) throw new PdfFormError();
    this.#at = before.at;
    this.#mode = before.mode;
  }

  #draw(name: PdfValue | undefined): void {
    const [, b, c] = this.#at;
    if (this.#found !== null || !isKind(name, 'name') || b !== 0 || c !== 0) throw new PdfFormError();
    this.#found = { name: name.name, at: this.#at };
  }
}

function matrixOf(operands: readonly PdfValue[]): Matrix {
  const [a, b, c, d, e, f] = operands.map((one) => (typeof one === 'number' ? one : Number.NaN));
  const all = [a ?? Number.NaN, b ?? Number.NaN, c ?? Number.NaN, d ?? Number.NaN, e ?? Number.NaN, f ?? Number.NaN];
  if (all.some(Number.isNaN)) throw new PdfFormError();
  return all as unknown as Matrix; // six, as the line above made them
}

function times(one: Matrix, other: Matrix): Matrix {
  const [a, b, c, d, e, f] = one;
  const [A, B, C, D, E, F] = other;
  return [a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D, e * A + f * C + E, e * B + f * D + F];
}

/** A permission has a few; more of them stay attached. */
const MAX_PAGES = 20;
const MAX_LEVELS = 12;

/** A page with all that it inherits. */
export type PdfPage = ReadonlyMap<string, PdfValue>;
const INHERITED = ['Resources', 'MediaBox', 'CropBox', 'Rotate'];

/** The pages in their order; null where there are too many, or none that can be followed from the one catalog. */
export function pagesOf(objects: PdfObjects): PdfPage[] | null {
  const [catalog, ...others] = objects.ofType('Catalog');
  if (catalog === undefined || others.length > 0) return null;
  const pages: PdfPage[] = [];
  const isWhole = follow(objects, { node: catalog.get('Pages'), inherited: new Map(), pages, level: 0 });
  return isWhole && pages.length > 0 ? pages : null;
}

type Branch = {
  readonly node: PdfValue | undefined;
  readonly inherited: PdfDictionary;
  readonly pages: PdfPage[];
  readonly level: number;
};

function follow(objects: PdfObjects, { node, inherited, pages, level }: Branch): boolean {
  const found = objects.resolve(node);
  if (!isDictionary(found) || level > MAX_LEVELS) return false;
  const own = new Map(inherited);
  for (const key of INHERITED) {
    const value = found.get(key);
    if (value !== undefined) own.set(key, value);
  }
  if (objects.nameOf(found.get('Type')) === 'Page') {
    pages.push(new Map([...own, ...found]));
    return pages.length <= MAX_PAGES;
  }
  const kids = objects.listOf(found.get('Kids'));
  return kids !== null && kids.every((kid) => follow(objects, { node: kid, inherited: own, pages, level: level + 1 }));
}
