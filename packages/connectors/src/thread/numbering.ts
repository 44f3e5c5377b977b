/** "2/5" at the end of each part of a thread. The numbers are words of the part: they are counted, frozen and published with it. */

const trailingNumber = /\s*(\d{1,3})\/(\d{1,3})\s*$/u;

/** Each part with its number, instead of one that it had. A single part gets none. */
export function withNumbers(parts: readonly string[]): string[] {
  const bare = withoutNumbers(parts);
  if (bare.length < 2) return bare;
  return bare.map((text, index) => `${text}${text === '' ? '' : ' '}${index + 1}/${bare.length}`);
}

/** Each part without its number, and only that: "open 24/7" stays. Parts count as numbered when most of them are. */
export function withoutNumbers(parts: readonly string[]): string[] {
  if (!areNumbered(parts)) return [...parts];
  return parts.map((text) => text.replace(trailingNumber, ''));
}

/** Whether the parts carry numbers that rise to one and the same sum, as they do also after one was moved, added or removed. */
export function areNumbered(parts: readonly string[]): boolean {
  const numbers = parts.flatMap((text) => {
    const match = trailingNumber.exec(text);
    return match === null ? [] : [{ number: Number(match[1]), of: Number(match[2]) }];
  });
  const sums = new Set(numbers.map(({ of }) => of));
  const isSound = numbers.every(({ number, of }) => number >= 1 && number <= of);
  const areDifferent = new Set(numbers.map(({ number }) => number)).size === numbers.length;
  return numbers.length >= 2 && numbers.length >= parts.length - 1 && sums.size === 1 && isSound && areDifferent;
}
