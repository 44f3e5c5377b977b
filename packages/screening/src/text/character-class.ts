/** What a UTF-16 unit is to the tokenizer. Values are small integers so that one table look-up decides. */
export const SYMBOL = 0;
export const SPACE = 1;
export const LOWER = 2;
export const UPPER = 3;
export const DIGIT = 4;
export const NEWLINE = 5;
export const MARK = 6;
export const APOSTROPHE = 7;
/** Letters outside ASCII that do not fold to it: other alphabets, syllables, ideographs. */
export const OTHER_LETTER = 8;
export const HIGH_SURROGATE = 9;
const UNSEEN = 255;

const classes = new Uint8Array(65_536).fill(UNSEEN);
const lowered = new Uint16Array(65_536);

for (let unit = 0; unit < 128; unit += 1) {
  classes[unit] = asciiClass(unit);
  lowered[unit] = unit >= 65 && unit <= 90 ? unit + 32 : unit;
}

function asciiClass(unit: number): number {
  if (unit >= 97 && unit <= 122) return LOWER;
  if (unit >= 65 && unit <= 90) return UPPER;
  if (unit >= 48 && unit <= 57) return DIGIT;
  if (unit === 10) return NEWLINE;
  if (unit === 39) return APOSTROPHE;
  return unit <= 32 || unit === 127 ? SPACE : MARK;
}

/** Class of a UTF-16 unit; units outside ASCII are looked up once and remembered. */
export function classOf(unit: number): number {
  const known = classes[unit] as number;
  return known === UNSEEN ? learn(unit) : known;
}

/** The unit in lower case, where lower case is one unit. */
export function lowerOf(unit: number): number {
  if (classes[unit] === UNSEEN) learn(unit);
  return lowered[unit] as number;
}

function learn(unit: number): number {
  const char = String.fromCharCode(unit);
  const lower = char.toLowerCase();
  lowered[unit] = lower.length === 1 ? lower.charCodeAt(0) : unit;
  const kind = wideClass(unit, char);
  classes[unit] = kind;
  return kind;
}

function wideClass(unit: number, char: string): number {
  if (unit >= 0xd800 && unit <= 0xdbff) return HIGH_SURROGATE;
  if (/\p{L}|\p{M}/u.test(char)) return OTHER_LETTER;
  if (/\p{Z}/u.test(char)) return SPACE;
  return /\p{P}/u.test(char) ? MARK : SYMBOL;
}
