/** Digits of the packed tables: printable, and none of them needs an escape in a string of JavaScript. */
export const DIGITS = (() => {
  const units: string[] = [];
  for (let unit = 35; unit < 127; unit += 1)
    if (unit !== 39 && unit !== 92 && unit !== 96 && unit !== 36) units.push(String.fromCharCode(unit));
  return units.join('');
})();

const valueOf = new Uint8Array(128);
for (let i = 0; i < DIGITS.length; i += 1) valueOf[DIGITS.charCodeAt(i)] = i;

/** A column of small numbers, one character each; place 0 of the answer is 0 and stands for no entry. */
export function readDigits(text: string, count: number): Uint8Array {
  const column = new Uint8Array(count + 1);
  for (let i = 0; i < count; i += 1) column[i + 1] = valueOf[text.charCodeAt(i)] as number;
  return column;
}

/** Reads bits, highest first, from six-bit digits. */
export class BitReader {
  readonly #text: string;
  #at = 0;
  #left = 0;
  #digit = 0;

  constructor(text: string) {
    this.#text = text;
  }

  next(): number {
    if (this.#left === 0) {
      this.#digit = valueOf[this.#text.charCodeAt(this.#at)] as number;
      this.#at += 1;
      this.#left = 6;
    }
    this.#left -= 1;
    return (this.#digit >> this.#left) & 1;
  }

  /** The next `count` bits as a number; up to 31. */
  take(count: number): number {
    let value = 0;
    let open = count;
    while (open > this.#left) {
      value = (value << this.#left) | (this.#digit & ((1 << this.#left) - 1));
      open -= this.#left;
      this.#digit = valueOf[this.#text.charCodeAt(this.#at)] as number;
      this.#at += 1;
      this.#left = 6;
    }
    this.#left -= open;
    return (value << open) | ((this.#digit >> this.#left) & ((1 << open) - 1));
  }
}

/** Places of the `used` bits that are on, rising; bits as `BitReader` reads them. */
export function readOnes(text: string, used: number): Uint32Array {
  const ones = new Uint32Array(used);
  let found = 0;
  for (let at = 0; found < used && at < text.length; at += 1) {
    const digit = valueOf[text.charCodeAt(at)] as number;
    if (digit === 0) continue;
    for (let bit = 5; bit >= 0; bit -= 1) {
      ones[found] = at * 6 + 5 - bit;
      found += (digit >> bit) & 1;
    }
  }
  return ones;
}

/** Writes what `readDigits` reads. */
export function writeDigits(values: Iterable<number>): string {
  const parts: string[] = [];
  for (const value of values) parts.push(DIGITS[value] as string);
  return parts.join('');
}

/** Writes what `BitReader` reads, padded with zeros. */
export function writeBits(bits: readonly number[]): string {
  const digits: number[] = [];
  for (let i = 0; i < bits.length; i += 6) {
    let digit = 0;
    for (let k = 0; k < 6; k += 1) digit = digit * 2 + (bits[i + k] ?? 0);
    digits.push(digit);
  }
  return writeDigits(digits);
}
