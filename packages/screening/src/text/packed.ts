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
export function readBits(text: string): () => number {
  let at = 0;
  let left = 0;
  let digit = 0;
  return () => {
    if (left === 0) {
      digit = valueOf[text.charCodeAt(at)] as number;
      at += 1;
      left = 6;
    }
    left -= 1;
    return (digit >> left) & 1;
  };
}

/** Writes what `readDigits` reads. */
export function writeDigits(values: Iterable<number>): string {
  const parts: string[] = [];
  for (const value of values) parts.push(DIGITS[value] as string);
  return parts.join('');
}

/** Writes what `readBits` reads, padded with zeros. */
export function writeBits(bits: readonly number[]): string {
  const digits: number[] = [];
  for (let i = 0; i < bits.length; i += 6) {
    let digit = 0;
    for (let k = 0; k < 6; k += 1) digit = digit * 2 + (bits[i + k] ?? 0);
    digits.push(digit);
  }
  return writeDigits(digits);
}
