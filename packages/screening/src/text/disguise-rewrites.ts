import { BRACKETED, DEFANGED, LEET, REVERSED, SPACED, SPELLED_MARKS, SPOKEN, SYLLABLES } from './disguise-hints.ts';
import { LEET_LETTERS, SPOKEN_DASHES, SPOKEN_DIGITS, SPOKEN_LETTERS, SPOKEN_TENS } from './disguise-words.ts';

/** A stretch of a reading and what it reads as. */
export type Rewrite = { readonly start: number; readonly end: number; readonly text: string };

type RewriteRule = {
  /** Bits of disguise-hints.ts; the pattern is tried only where one of them was seen. */
  readonly hints: number;
  readonly pattern: RegExp;
  /** What a match reads as; null where it is no disguise. */
  readonly rewrite: (found: string, match: RegExpExecArray) => string | null;
};

const DIGIT_WORDS: Readonly<Record<string, string>> = {
  ...SPOKEN_DIGITS,
  ...Object.fromEntries(SPOKEN_DASHES.map((dash) => [dash, '-'])),
  dot: '.',
  punto: '.',
  point: '.',
};
const ONE = [...Object.keys(DIGIT_WORDS), ...Object.keys(SPOKEN_TENS)].join('|');
const LETTER = Object.keys(SPOKEN_LETTERS).join('|');
const TIMES = '(?:(?:double|triple|doble)[ -])?';
const SPOKEN_RUN = new RegExp(
  `\\b(?:(?:${LETTER}|[A-Z])[ ,.-]{1,2}){0,5}${TIMES}(?:${ONE})(?:[ ,./-]{1,3}(?:${TIMES}(?:${ONE}|\\d)\\b|\\d{1,4}\\b)){2,20}`,
  'gi',
);
const SINGLES = /(?<![A-Za-z0-9'])(?:\([ ]?)?[A-Za-z0-9](?:[ ./()*_~|-]{1,3}[A-Za-z0-9](?![A-Za-z0-9'])){3,60}/g;
const SPACED_LINK =
  /\b(?:https? ?: ?\/ ?\/ ?|www ?\. ?)[a-z0-9-]{1,60}(?: ?\. ?[a-z0-9-]{2,30}){1,3}(?: ?\/ ?[a-z0-9._~-]{1,80}){0,6}/gi;
const TLD = '(?:com|org|net|edu|gov|mx|es|us|io|co|ca|uk|info|me|example|test|ar|cl|pe)';
const SPOKEN_MAIL = new RegExp(
  `(?<![\\w.-])[a-z0-9_+-]{1,40}(?: (?:dot|punto|underscore|dash|guion(?: bajo)?) [a-z0-9_-]{1,40}){0,4} (?:at|arroba) [a-z0-9-]{1,40}(?: (?:dot|punto) [a-z0-9-]{1,20}){0,2} (?:dot|punto) ${TLD}\\b`,
  'gi',
);
const HALF_SPOKEN_MAIL = new RegExp(
  `(?<![\\w.-])[a-z0-9_.+-]{1,60} ?(?:@|\\barroba\\b|\\bat\\b) ?[a-z0-9-]{1,40} (?:dot|punto) ${TLD}\\b|(?<![\\w.-])[a-z0-9_.+-]{1,60} arroba [a-z0-9-]{1,40}(?:\\.[a-z]{2,20}){1,3}`,
  'gi',
);
const SPOKEN_HOST = new RegExp(
  `(?<![\\w.-])[a-z0-9-]{2,40}(?: (?:dot|punto) [a-z0-9-]{2,30}){0,2} (?:dot|punto) ${TLD}(?: (?:slash|barra|/) [a-z0-9-]{1,40}){0,4}\\b`,
  'gi',
);
const BRACKETED_DOT = /(?<=[a-z0-9]) ?[[({<] ?(?:dot|punto|\.) ?[\])}>] ?(?=[a-z0-9])/gi;
const BRACKETED_AT = /(?<=[a-z0-9]) ?[[({<] ?(?:at|arroba|@) ?[\])}>] ?(?=[a-z0-9])/gi;
const DIGITS_DOT = /(?<=\d) (?:dot|punto) (?=\d)/gi;
const IN_SYLLABLES = /(?<![\w-])[A-Z][a-z]{0,3}(?:-[a-z]{1,5}){2,6}(?: [A-Z][a-z]{0,3}(?:-[a-z]{1,5}){1,6})?(?![\w-])/g;
const BACKWARDS = /(?<![\w'-])[a-z]{2,20}[A-Z](?: [a-z]{2,20}[A-Z])?(?![\w'-])/g;
const LEET_WORD =
  /(?<![\w@.#/=-])(?=[A-Za-z0-9@$!]{0,20}[A-Za-z])(?=[A-Za-z0-9@$!]{0,20}[0134578@$!])[A-Za-z@$0-9][A-Za-z@$0-9!]{1,18}[A-Za-z@$0-9](?![\w@])/g;
const LETTERS_IN_NUMBER =
  /(?<![A-Za-z0-9])(?=[\dOolI.() -]{0,20}[OolI])(?:[\dOolI]{2,4}[-. )]{1,2}){1,3}[\dOolI]{3,5}(?![A-Za-z0-9])/g;

/** What is tried, in order of weight; hints are the bits of disguise-hints.ts. */
export const REWRITES: readonly RewriteRule[] = [
  {
    hints: SPELLED_MARKS,
    pattern: SPACED_LINK,
    rewrite: (found) => (found.includes(' ') ? found.replaceAll(' ', '') : null),
  },
  { hints: SPELLED_MARKS, pattern: SPOKEN_MAIL, rewrite: spokenMail },
  { hints: SPELLED_MARKS, pattern: HALF_SPOKEN_MAIL, rewrite: spokenMail },
  { hints: SPELLED_MARKS, pattern: SPOKEN_HOST, rewrite: spokenHost },
  { hints: SPOKEN, pattern: SPOKEN_RUN, rewrite: spokenDigits },
  { hints: SPACED, pattern: SINGLES, rewrite: closedUp },
  { hints: SYLLABLES, pattern: IN_SYLLABLES, rewrite: (found) => found.replaceAll('-', '') },
  { hints: BRACKETED | DEFANGED, pattern: BRACKETED_DOT, rewrite: () => '.' },
  { hints: BRACKETED | DEFANGED, pattern: BRACKETED_AT, rewrite: () => '@' },
  { hints: SPELLED_MARKS, pattern: DIGITS_DOT, rewrite: () => '.' },
  { hints: DEFANGED, pattern: /\bhxxp/gi, rewrite: () => 'http' },
  { hints: REVERSED, pattern: BACKWARDS, rewrite: backwards },
  { hints: LEET, pattern: LETTERS_IN_NUMBER, rewrite: lettersInNumber },
  { hints: LEET, pattern: LEET_WORD, rewrite: plainLetters },
];

function spokenMail(found: string): string {
  return found
    .replace(/ ?(?:\bat\b|\barroba\b|@) ?/gi, '@')
    .replace(/ (?:dot|punto) /gi, '.')
    .replace(/ (?:underscore|guion bajo) /gi, '_')
    .replace(/ (?:dash|guion) /gi, '-');
}

function spokenHost(found: string): string {
  return found.replace(/ (?:dot|punto) /gi, '.').replace(/ (?:slash|barra|\/) /gi, '/');
}

/** "nine four four, dash, one one" to "944-11"; letters before it stay letters. Less than four digits is no number. */
function spokenDigits(found: string): string | null {
  let out = '';
  let times = 1;
  const tokens = found.toLowerCase().match(/[a-z]+|\d+|[,./]/g) ?? [];
  tokens.forEach((token, at) => {
    if (token === 'double' || token === 'doble' || token === 'triple') {
      times = token === 'triple' ? 3 : 2;
      return;
    }
    if (token === ',' || token === '.' || token === '/') out += out === '' || out.endsWith('-') ? '' : '-';
    else out += spokenOne(token, tokens[at + 1]).repeat(times);
    times = 1;
  });
  const plain = out
    .replace(/-?\.-?/g, '.')
    .replace(/-{2,}/g, '-')
    .replace(/^-|-$/g, '');
  return plain.replace(/\D/g, '').length >= 4 ? plain : null;
}

function spokenOne(token: string, next: string | undefined): string {
  const ten = SPOKEN_TENS[token];
  // "forty two" is 42, "forty, two" 40 and 2.
  if (ten !== undefined)
    return ten.endsWith('0') && next !== undefined && /^[1-9]$/.test(SPOKEN_DIGITS[next] ?? '')
      ? (ten[0] as string)
      : ten;
  return DIGIT_WORDS[token] ?? SPOKEN_LETTERS[token] ?? token.toUpperCase();
}

/** "J o h n" to "John", "5 5 5 - 0 1 2 3" to "555-0123"; two spaces part words. */
function closedUp(found: string): string | null {
  const letters = found.replace(/[^A-Za-z]/g, '').length;
  const digits = found.replace(/\D/g, '').length;
  if (digits > letters) {
    if (digits < 5 || !/(?:\d[ .*_~|-]{1,3}){3}/.test(found)) return null;
    return found
      .replace(/[ *_~|]+/g, '')
      .replace(/^\(?(\d{3})\)/, '$1-')
      .replace(/[-.]{2,}/g, '-');
  }
  if (letters < 4 || /^(?:\w, ?)+/.test(found)) return null;
  const words = found.includes('  ') ? found.split(/ {2,}/) : splitAtCapitals(found);
  return words.map((part) => part.replace(/[^A-Za-z0-9]/g, '')).join(' ');
}

/** "J o h n S m i t h": a capital behind small letters begins a word. */
function splitAtCapitals(found: string): string[] {
  return found.replace(/([a-z][^A-Za-z0-9]{1,3})(?=[A-Z][^A-Za-z0-9]{1,3}[a-z])/g, '$1\0').split('\0');
}

/** "ekralC divaD" to "David Clarke". */
function backwards(found: string): string {
  return [...found].toReversed().join('');
}

/** "2O6-555-O144" to "206-555-0144", where most are digits. */
function lettersInNumber(found: string): string | null {
  const digits = found.replace(/\D/g, '').length;
  const letters = found.replace(/[^A-Za-z]/g, '').length;
  if (digits < 5 || letters > digits / 2) return null;
  return found.replace(/[Oo]/g, '0').replace(/[lI]/g, '1');
}

/** "D4rryl" to "Darryl": digits inside letters; codes in capitals and units behind numbers stay. */
function plainLetters(found: string): string | null {
  const letters = found.replace(/[^A-Za-z]/g, '').length;
  const digits = found.replace(/\D/g, '').length;
  if (/^\d+[a-z]{1,3}$/i.test(found) || letters < 2 || digits > letters || /[269]/.test(found)) return null;
  if (found === found.toUpperCase() || found.length < 4) return null;
  if (!/[a-z][0134578@$!]+[a-z]|^[0134578@$][a-z]{2}|[a-z]{2}[013457@$]$/i.test(found)) return null;
  return found.replace(/[0134578@$!]/g, (sign) => LEET_LETTERS[sign] ?? sign);
}
