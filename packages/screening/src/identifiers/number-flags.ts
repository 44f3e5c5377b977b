/** Bits of `flags`: what stands in and beside a number cluster. */
export const HAS_CAPITAL = 1;
export const HAS_SMALL = 2;
/** A "+" stands before it. */
export const AFTER_PLUS = 4;
export const AFTER_PAREN = 8;
export const AFTER_HASH = 16;
/** A currency sign stands before or behind it. */
export const IS_MONEY = 32;
export const IS_PERCENT = 64;
/** A ":" stands directly before or behind it: times, MAC and IPv6 addresses. */
export const BY_COLON = 128;
/** A "," between two digits joins it to the cluster before or behind: thousands and decimals. */
export const BY_COMMA = 256;
/** Signs that hide digits ("***-**-") stand before it. */
export const IS_MASKED = 512;
/** At most four spaces, dashes, stops, slashes and brackets part it from the cluster before. */
export const IS_LINKED = 1024;
/** A "_" stands beside it, as in file names. */
export const BY_UNDERSCORE = 2048;
/** Longer than any identifier; nothing is read in it. */
export const IS_ENDLESS = 4096;
/** A "@" stands directly before or behind it. */
export const BY_AT = 8192;

/** Values of `taken`. */
export const FREE = 0;
export const TAKEN = 1;
/** A count, year, price or share that can be no identifier by itself; only ages and rooms look at these. */
export const PLAIN = 2;

/** Bits of `seen`: what some free cluster of the text is. */
export const SEEN_FREE = 1;
/** Begins with 90 to 129. */
export const SEEN_HIGH = 2;
/** Two groups and more. */
export const SEEN_GROUPS = 4;
/** Five digits and more. */
export const SEEN_LONG = 8;
export const SEEN_LETTERS = 16;
export const SEEN_LINKED = 32;
export const SEEN_COLON = 64;
export const SEEN_PLUS = 128;

/** 1 digit, 2 small letter, 3 capital, 4 one of "-", "/", ".". */
const kinds = new Uint8Array(128);
for (let unit = 48; unit <= 57; unit += 1) kinds[unit] = 1;
for (let unit = 97; unit <= 122; unit += 1) kinds[unit] = 2;
for (let unit = 65; unit <= 90; unit += 1) kinds[unit] = 3;
kinds[45] = 4;
kinds[46] = 4;
kinds[47] = 4;

/** 1 digit, 2 small letter, 3 capital, 4 one of "-", "/", "."; 0 for all else. */
export function kindOf(unit: number | undefined): number {
  return unit !== undefined && unit < 128 ? (kinds[unit] as number) : 0;
}

/** True for an ASCII letter or digit. */
export function isAlphanumeric(unit: number | undefined): boolean {
  const kind = kindOf(unit);
  return kind !== 0 && kind !== 4;
}

/** True for an ASCII digit. */
export function isDigit(unit: number | undefined): boolean {
  return kindOf(unit) === 1;
}

/** True for an ASCII letter. */
export function isAsciiLetter(unit: number | undefined): boolean {
  const kind = kindOf(unit);
  return kind === 2 || kind === 3;
}

/** 90 to 129 at the start of a cluster. */
export function isHigh(codes: Uint16Array, at: number, end: number): boolean {
  const first = codes[at] as number;
  if (first === 57) return end - at >= 2 && isDigit(codes[at + 1]) && !(end - at >= 3 && isDigit(codes[at + 2]));
  if (first !== 49 || end - at < 3) return false;
  const second = codes[at + 1] as number;
  return second >= 48 && second <= 50 && isDigit(codes[at + 2]) && !(end - at >= 4 && isDigit(codes[at + 3]));
}

/** 1900 to 2099 in four digits. */
export function isYear(codes: Uint16Array, at: number): boolean {
  const first = codes[at] as number;
  const second = codes[at + 1] as number;
  return (first === 49 && second === 57) || (first === 50 && second === 48);
}

/** Flags by what stands before a cluster that begins at `start`. */
export function flagsBefore(codes: Uint16Array, start: number): number {
  const unit = codes[start - 1] as number;
  if (unit === 32) return 0;
  if (unit === 43) return AFTER_PLUS;
  if (unit === 40) return AFTER_PAREN;
  if (unit === 35) return AFTER_HASH;
  if (unit === 36 || unit === 0x20ac || unit === 0xa3) return IS_MONEY;
  if (unit === 58) return BY_COLON;
  if (unit === 95) return BY_UNDERSCORE;
  if (unit === 64) return BY_AT;
  if (unit === 44) return isDigit(codes[start - 2]) ? BY_COMMA : 0;
  const hides = (unit === 45 ? codes[start - 2] : unit) as number;
  return hides === 42 || hides === 0x2022 || hides === 0x2026 || (hides === 46 && codes[start - 3] === 46)
    ? IS_MASKED
    : 0;
}

/** Flags by what stands behind a cluster that ends at `end`. */
export function flagsBehind(codes: Uint16Array, end: number, length: number): number {
  const unit = codes[end] as number;
  if (unit === 37 || (unit === 32 && end + 1 < length && codes[end + 1] === 37)) return IS_PERCENT;
  if (unit === 36 || unit === 0x20ac || unit === 0xa3) return IS_MONEY;
  if (end + 1 >= length) return 0;
  if (unit === 58) return isAlphanumeric(codes[end + 1]) || codes[end + 1] === 58 ? BY_COLON : 0;
  if (unit === 95) return BY_UNDERSCORE;
  if (unit === 64) return BY_AT;
  return unit === 44 && isDigit(codes[end + 1]) ? BY_COMMA : 0;
}

/** True when only spaces, dashes, stops, slashes and brackets stand between. */
export function areLinks(codes: Uint16Array, from: number, to: number): boolean {
  for (let i = from; i < to; i += 1) {
    const unit = codes[i] as number;
    if (unit !== 32 && unit !== 40 && unit !== 41 && unit !== 45 && unit !== 46 && unit !== 47) return false;
  }
  return true;
}
