/** Letters of other alphabets (and small capitals) that look like a Latin letter. */
const LOOKALIKES: readonly (readonly [string, string])[] = [
  // Cyrillic
  ['аеіјорсухѕԁһԛԝӏвкмнтгпл', 'aeijopcyxsdhqwlbkmhtrnl'],
  ['АВЕЅІЈКМНОРСТУХԌԚԜЗ', 'ABESIJKMHOPCTYXGQW3'],
  // Greek
  ['αβεικνορτυχγηω', 'abeikvoptuxynw'],
  ['ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'ABEZHIKMNOPTYX'],
  // small capitals and phonetic letters
  ['ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢɑɡɩ', 'abcdefghijklmnoprstuvwyzagi'],
  // Latin letters that do not decompose
  ['łŁøØđĐıħŧ', 'lLoOdDiht'],
  // marks of writing
  ['‐‑‒–—―−⁃﹘﹣－', '-----------'],
  ['‘’‚‛′ʹʼ`´', "'''''''''"],
  ['“”„‟″«»', '"""""""'],
];

const MULTI: readonly (readonly [string, string])[] = [
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['Æ', 'AE'],
  ['œ', 'oe'],
  ['Œ', 'OE'],
  ['🔟', '10'],
  ['\u2028', '\n'],
  ['\u2029', '\n'],
];

/** First code points of the runs of ten decimal digits that NFKC leaves alone. */
const DIGIT_ZEROS = [
  0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0xf20, 0x1040,
  0x17e0, 0x1810, 0x1946, 0x1a80, 0x1b50,
];

function buildFolds(): Map<string, string> {
  const folds = new Map<string, string>(MULTI);
  for (const [from, to] of LOOKALIKES) {
    const targets = [...to];
    [...from].forEach((letter, i) => folds.set(letter, targets[i] ?? letter));
  }
  for (const zero of DIGIT_ZEROS) {
    for (let digit = 0; digit < 10; digit += 1) folds.set(String.fromCodePoint(zero + digit), String(digit));
  }
  // Negative circled and squared letters have no compatibility decomposition: 🅐 🅰.
  for (const first of [0x1f150, 0x1f170]) {
    for (let i = 0; i < 26; i += 1) folds.set(String.fromCodePoint(first + i), String.fromCharCode(65 + i));
  }
  return folds;
}

const FOLDS = buildFolds();

// Default-ignorable characters: zero-width, bidirectional controls, soft hyphen, variation selectors, tags, fillers.
const INVISIBLE = /^(?:\p{Default_Ignorable_Code_Point}|\p{Cf})$/u;
// Combining marks are stripped so that "Réka" and "Reka" read alike; enclosing marks make keycaps of digits.
const MARK = /^\p{M}$/u;
const SPACE = /^[\p{Zs}\t\v\f]$/u;

/** What one code point reads as: Latin letters without marks, ASCII digits and marks of writing; '' when invisible. */
export function plainCharacter(char: string): string {
  const folded = FOLDS.get(char);
  if (folded !== undefined) return folded;
  if (INVISIBLE.test(char) || MARK.test(char)) return '';
  if (SPACE.test(char)) return ' ';
  const plain = char.normalize('NFKD');
  if (plain === char) return char;
  let out = '';
  for (const part of plain) out += FOLDS.get(part) ?? (MARK.test(part) ? '' : part);
  return out;
}
