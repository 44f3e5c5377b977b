import { inflateSync } from 'node:zlib';
import { isDictionary, isKind, type PdfDictionary, PdfFormError, type PdfValue, ValueReader } from './values.ts';

export type PdfStream = { readonly dictionary: PdfDictionary; readonly bytes: Buffer };
type PdfObject = { readonly value: PdfValue; readonly stream: Buffer | null };

const MAX_OBJECTS = 50_000;
/** Most bytes that all packed parts of one file may unpack to. */
const MAX_UNPACKED_BYTES = 64_000_000;

/**
 * All objects of a PDF, each of which is there once: a file that tells an object twice (as one that was changed after it was
 * written) shows one thing to one program and another to the next, and is not read here.
 */
export class PdfObjects {
  readonly #objects: ReadonlyMap<number, PdfObject>;

  private constructor(objects: ReadonlyMap<number, PdfObject>) {
    this.#objects = objects;
  }

  /** Null for what cannot be read in one way alone. */
  static read(bytes: Uint8Array): PdfObjects | null {
    try {
      return new PdfObjects(readAll(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')));
    } catch (error) {
      if (error instanceof PdfFormError || isOfZlib(error)) return null;
      throw error;
    }
  }

  /** The value that is meant, through references. */
  resolve(value: PdfValue | undefined): PdfValue | undefined {
    return isKind(value, 'ref') ? this.#objects.get(value.number)?.value : value;
  }

  dictionary(value: PdfValue | undefined): PdfDictionary | null {
    const found = this.resolve(value);
    return isDictionary(found) ? found : null;
  }

  stream(value: PdfValue | undefined): PdfStream | null {
    const found = isKind(value, 'ref') ? this.#objects.get(value.number) : undefined;
    if (found === undefined || found.stream === null || !isDictionary(found.value)) return null;
    return { dictionary: found.value, bytes: found.stream };
  }

  /** The name that stands there, as `Catalog`. */
  nameOf(value: PdfValue | undefined): string | null {
    const found = this.resolve(value);
    return isKind(found, 'name') ? found.name : null;
  }

  numberOf(value: PdfValue | undefined): number | null {
    const found = this.resolve(value);
    return typeof found === 'number' ? found : null;
  }

  listOf(value: PdfValue | undefined): readonly PdfValue[] | null {
    const found = this.resolve(value);
    return Array.isArray(found) ? (found as readonly PdfValue[]) : null; // `isArray` forgets what the items are
  }

  /** Every dictionary of this type. */
  ofType(type: string): PdfDictionary[] {
    return [...this.#objects.values()].flatMap(({ value }) =>
      isDictionary(value) && this.nameOf(value.get('Type')) === type ? [value] : [],
    );
  }

  /** Every stream of this type. */
  streamsOf(type: string): PdfStream[] {
    return [...this.#objects.values()].flatMap(({ value, stream }) =>
      stream !== null && isDictionary(value) && this.nameOf(value.get('Type')) === type
        ? [{ dictionary: value, bytes: stream }]
        : [],
    );
  }

  /** What a stream unpacks to; null where it is packed in another way than Flate alone. */
  unpack({ dictionary, bytes }: PdfStream): Buffer | null {
    const filters = this.filtersOf(dictionary);
    if (filters.length === 0) return bytes;
    if (filters.length > 1 || filters[0] !== 'FlateDecode' || dictionary.has('DecodeParms')) return null;
    try {
      return inflateSync(bytes, { maxOutputLength: MAX_UNPACKED_BYTES });
    } catch {
      return null;
    }
  }

  filtersOf(dictionary: PdfDictionary): string[] {
    const filter = this.resolve(dictionary.get('Filter'));
    const all = Array.isArray(filter) ? (filter as readonly PdfValue[]) : filter === undefined ? [] : [filter]; // as in `listOf`
    return all.map((one) => this.nameOf(one) ?? '');
  }
}

function readAll(text: string): Map<number, PdfObject> {
  const objects = new Map<number, PdfObject>();
  const budget = new Budget();
  const begin = /(?<![\w.])(\d{1,8})[\0\t\n\f\r ]+\d{1,5}[\0\t\n\f\r ]+obj(?![\w])/g;
  for (let found = begin.exec(text); found !== null; found = begin.exec(text)) {
    const { value, length } = budget.read(text, begin.lastIndex);
    const end = begin.lastIndex + length;
    const stream = streamAt(text, end, value);
    put(objects, Number(found[1]), { value, stream: stream?.bytes ?? null });
    begin.lastIndex = stream?.end ?? end;
  }
  let room = MAX_UNPACKED_BYTES;
  for (const { value, stream } of objects.values()) {
    if (stream === null || !isDictionary(value) || typeOf(value) !== 'ObjStm') continue;
    const unpacked = inflateSync(stream, { maxOutputLength: room });
    room -= unpacked.byteLength;
    for (const [number, one] of packedIn(unpacked.toString('latin1'), value, budget)) put(objects, number, one);
  }
  return objects;
}

/** How much of a file is read letter by letter: streams are not, and what describes pages takes kilobytes. */
class Budget {
  #left = 4_000_000;

  read(text: string, at: number): { readonly value: PdfValue; readonly length: number } {
    const reader = new ValueReader(text.slice(at, at + this.#left));
    const value = reader.next() ?? null;
    this.#left -= reader.at;
    return { value, length: reader.at };
  }
}

function put(objects: Map<number, PdfObject>, number: number, object: PdfObject): void {
  if (objects.has(number) || objects.size >= MAX_OBJECTS) throw new PdfFormError();
  objects.set(number, object);
}

/** What stands between `stream` and `endstream`, where an object has such. */
function streamAt(text: string, at: number, value: PdfValue): { readonly bytes: Buffer; readonly end: number } | null {
  const begin = /^[\0\t\n\f\r ]*stream(?:\r\n|\n)/.exec(text.slice(at, at + 64));
  if (begin === null) return null;
  const from = at + begin[0].length;
  const told = isDictionary(value) ? value.get('Length') : null;
  // The length that is told, where it is told here and true; else up to the key word.
  if (typeof told === 'number' && /^\s*endstream/.test(text.slice(from + told, from + told + 16))) {
    const end = text.indexOf('endstream', from + told) + 'endstream'.length;
    return { bytes: Buffer.from(text.slice(from, from + told), 'latin1'), end };
  }
  const end = text.indexOf('endstream', from);
  if (end === -1) throw new PdfFormError();
  const body = text.slice(from, end).replace(/\r?\n$/, '');
  return { bytes: Buffer.from(body, 'latin1'), end: end + 'endstream'.length };
}

function* packedIn(text: string, dictionary: PdfDictionary, budget: Budget): Generator<readonly [number, PdfObject]> {
  const [count, first] = [dictionary.get('N'), dictionary.get('First')];
  if (typeof count !== 'number' || typeof first !== 'number' || count > MAX_OBJECTS) throw new PdfFormError();
  const head = new ValueReader(text);
  for (let index = 0; index < count; index += 1) {
    const [number, offset] = [head.next(), head.next()];
    if (typeof number !== 'number' || typeof offset !== 'number') throw new PdfFormError();
    yield [number, { value: budget.read(text, first + offset).value, stream: null }];
  }
}

function typeOf(dictionary: PdfDictionary): string | null {
  const type = dictionary.get('Type');
  return isKind(type, 'name') ? type.name : null;
}

function isOfZlib(error: unknown): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && /^(?:Z_|ERR_)/.test(error.code);
}
