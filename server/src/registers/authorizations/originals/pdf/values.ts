/** A value of a PDF (ISO 32000-1, 7.3). Text of any kind is kept as its bytes, one letter each. */
export type PdfValue =
  | number
  | boolean
  | null
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'string'; readonly text: string }
  | { readonly kind: 'ref'; readonly number: number }
  | { readonly kind: 'word'; readonly word: string }
  | readonly PdfValue[]
  | PdfDictionary;

export type PdfDictionary = ReadonlyMap<string, PdfValue>;

/** What cannot be read as it is written. */
export class PdfFormError extends Error {
  override readonly name = 'PdfFormError';
}

const BLANK = /[\0\t\n\f\r ]/;
const DELIMITER = /[()<>[\]{}/%]/;
/** Deeper than any program writes, and shallower than our stack. */
const MAX_DEPTH = 40;

/** Reads values one after another; an operator of a page and a key word are words. */
export class ValueReader {
  readonly #text: string;
  at: number;

  constructor(text: string, at = 0) {
    this.#text = text;
    this.at = at;
  }

  /** The next value; undefined at the end. */
  next(depth = 0): PdfValue | undefined {
    if (depth > MAX_DEPTH) throw new PdfFormError();
    this.#skipBlank();
    const text = this.#text;
    const first = text[this.at];
    if (first === undefined) return undefined;
    if (first === '/') return this.#name();
    if (first === '(') return this.#literal();
    if (text.startsWith('<<', this.at)) return this.#dictionary(depth);
    if (first === '<') return this.#hexadecimal();
    if (first === '[') return this.#array(depth);
    if (DELIMITER.test(first)) throw new PdfFormError();
    return this.#numberOrWord();
  }

  #skipBlank(): void {
    for (;;) {
      const one = this.#text[this.at] ?? '';
      if (one === '%') this.#skipLine();
      else if (one !== '' && BLANK.test(one)) this.at += 1;
      else return;
    }
  }

  #skipLine(): void {
    while (this.at < this.#text.length && !/[\r\n]/.test(this.#text[this.at] ?? '')) this.at += 1;
  }

  #regular(): string {
    const from = this.at;
    while (this.at < this.#text.length) {
      const one = this.#text[this.at] ?? '';
      if (BLANK.test(one) || DELIMITER.test(one)) break;
      this.at += 1;
    }
    return this.#text.slice(from, this.at);
  }

  #name(): PdfValue {
    this.at += 1;
    const name = this.#regular().replaceAll(/#([0-9a-f]{2})/gi, (_all, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    );
    return { kind: 'name', name };
  }

  #numberOrWord(): PdfValue {
    const word = this.#regular();
    if (/^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(word)) return this.#reference(word) ?? Number(word);
    if (word === 'true' || word === 'false') return word === 'true';
    return word === 'null' ? null : { kind: 'word', word };
  }

  #reference(word: string): PdfValue | null {
    const rest = /^[\0\t\n\f\r ]+\d+[\0\t\n\f\r ]+R(?![^\0\t\n\f\r ()<>[\]{}/%])/.exec(
      this.#text.slice(this.at, this.at + 40),
    );
    if (rest === null || !/^\d+$/.test(word)) return null;
    this.at += rest[0].length;
    return { kind: 'ref', number: Number(word) };
  }

  #literal(): PdfValue {
    const from = this.at + 1;
    let open = 1;
    for (this.at = from; open > 0; this.at += 1) {
      const one = this.#text[this.at];
      if (one === undefined) throw new PdfFormError();
      if (one === '\\') this.at += 1;
      else if (one === '(') open += 1;
      else if (one === ')') open -= 1;
    }
    return { kind: 'string', text: this.#text.slice(from, this.at - 1) };
  }

  #hexadecimal(): PdfValue {
    const end = this.#text.indexOf('>', this.at);
    if (end === -1) throw new PdfFormError();
    const digits = this.#text.slice(this.at + 1, end);
    this.at = end + 1;
    return { kind: 'string', text: Buffer.from(digits.replaceAll(/\s/g, ''), 'hex').toString('latin1') };
  }

  #array(depth: number): PdfValue {
    this.at += 1;
    const items: PdfValue[] = [];
    for (;;) {
      this.#skipBlank();
      if (this.#text[this.at] === ']') break;
      const item = this.next(depth + 1);
      if (item === undefined) throw new PdfFormError();
      items.push(item);
    }
    this.at += 1;
    return items;
  }

  #dictionary(depth: number): PdfValue {
    this.at += 2;
    const entries = new Map<string, PdfValue>();
    for (;;) {
      this.#skipBlank();
      if (this.#text.startsWith('>>', this.at)) break;
      const key = this.next(depth + 1);
      const value = this.next(depth + 1);
      // A key twice can be read in two ways.
      if (value === undefined || !isKind(key, 'name') || entries.has(key.name)) throw new PdfFormError();
      entries.set(key.name, value);
    }
    this.at += 2;
    return entries;
  }
}

type Kinds = Extract<PdfValue, { readonly kind: string }>;

export function isKind<K extends Kinds['kind']>(
  value: PdfValue | undefined,
  kind: K,
): value is Extract<Kinds, { kind: K }> {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === kind;
}

export function isDictionary(value: PdfValue | undefined): value is PdfDictionary {
  return value instanceof Map;
}
