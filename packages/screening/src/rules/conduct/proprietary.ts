import { CONFIDENTIAL_TERM } from '../../conduct/facts.ts';
import { type ConductDocument, type ConductMatch, type ConductRule, findSure, has } from '../../conduct/rule.ts';
import { classOf, DIGIT } from '../../text/character-class.ts';
import { hashWord, MIXED, NUMBER, type Tokens, WORD } from '../../text/tokens.ts';

const findLeak = findSure({ family: 'sureLeaked', unless: ['published', 'publicNow'], confidence: 0.85 });

const hashes = (words: string): ReadonlySet<number> => new Set(words.split(' ').map(hashWord));
const SECRET_WORDS = hashes('password passcode passphrase pw pwd passwd contrasena clave login pin apikey key token');
/** Words that make a secret of "code" and "key". */
const LOCKS = hashes(
  'door gate alarm access badge garage api wifi keypad safe locker cabinet pyxis omnicell puerta alarma',
);
const BETWEEN = hashes('is = : es - " \' the la for to de');
const MAX_BETWEEN = 4;
const LONG_KEY_UNITS = 24;

/** Passwords, codes of doors and keys of machines, told with their value. */
function* findCredentials({ tokens, reading }: ConductDocument): Generator<ConductMatch> {
  for (let i = 0; i < tokens.count; i += 1) {
    const hash = tokens.hash[i] as number;
    if (tokens.kind[i] === MIXED && isLongKey(reading.codes, tokens.start[i] as number, tokens.end[i] as number)) {
      yield { start: tokens.start[i] as number, end: tokens.end[i] as number, confidence: 0.85 };
      return;
    }
    if (tokens.kind[i] !== WORD) continue;
    const isLock = LOCKS.has(hash) && i + 1 < tokens.count && CODE_WORDS.has(tokens.hash[i + 1] as number);
    if (!isLock && !SECRET_WORDS.has(hash)) continue;
    const value = valueAfter(tokens, reading.codes, i + (isLock ? 2 : 1));
    if (value === -1) continue;
    yield { start: tokens.start[i] as number, end: tokens.end[value] as number, confidence: 0.95 };
    return;
  }
}

const CODE_WORDS = hashes('code codes key pin pw password combination codigo clave');

/** The token that holds the secret: letters with digits, or digits of four and more; -1 where none follows. */
function valueAfter(tokens: Tokens, codes: Uint16Array, from: number): number {
  let between = 0;
  for (let i = from; i < tokens.count && between <= MAX_BETWEEN; i += 1) {
    const kind = tokens.kind[i] as number;
    const size = (tokens.end[i] as number) - (tokens.start[i] as number);
    if (kind === MIXED && size >= 5 && startsWithLetter(codes, tokens.start[i] as number)) return i;
    if (kind === NUMBER && size >= 4 && size <= 8)
      return between > 0 && !isYear(codes, tokens.start[i] as number, size) ? i : -1;
    const mayPass = BETWEEN.has(tokens.hash[i] as number) || isSign(tokens.hash[i] as number) || kind === WORD;
    if (!mayPass) return -1;
    between += 1;
  }
  return -1;
}

function isSign(hash: number): boolean {
  return hash === 58 || hash === 61 || hash === 34 || hash === 39 || hash === 47 || hash === 45;
}

function startsWithLetter(codes: Uint16Array, at: number): boolean {
  return classOf(codes[at] as number) !== DIGIT;
}

function isYear(codes: Uint16Array, at: number, size: number): boolean {
  return size === 4 && (codes[at] === 49 || codes[at] === 50);
}

/** Keys of machines are long and mix letters and digits throughout. */
function isLongKey(codes: Uint16Array, start: number, end: number): boolean {
  if (end - start < LONG_KEY_UNITS) return false;
  let changes = 0;
  for (let i = start + 1; i < end; i += 1) {
    if ((classOf(codes[i] as number) === DIGIT) !== (classOf(codes[i - 1] as number) === DIGIT)) changes += 1;
  }
  return changes >= 4;
}

function* findTerms({ tokens, facts }: ConductDocument): Generator<ConductMatch> {
  if (!facts.terms) return;
  for (let i = 0; i < tokens.count; i += 1) {
    if (facts.terms.match(tokens, i) !== CONFIDENTIAL_TERM) continue;
    yield { start: tokens.start[i] as number, end: tokens.end[facts.terms.end - 1] as number, confidence: 0.98 };
  }
}

function* findAll(document: ConductDocument): Generator<ConductMatch> {
  yield* findTerms(document);
  if (has(document, 'credentialsSecret')) yield* findCredentials(document);
  yield* findLeak(document);
}

function find(document: ConductDocument): Iterable<ConductMatch> {
  return document.facts.terms || has(document, 'credentialsSecret') || has(document, 'sureLeaked')
    ? findAll(document)
    : [];
}

/** What is not public yet, or never: credentials, embargoes, unpublished results and plans, terms that the organization lists. */
export const proprietary: ConductRule = {
  id: 'proprietary',
  version: 1,
  type: 'PROPRIETARY',
  code: 'PROPRIETARY',
  category: 'rights',
  severity: 'block',
  jurisdiction: 'US',
  source:
    '18 U.S.C. 1836, 1839 (Defend Trade Secrets Act); 45 CFR 164.308(a)(5)(ii)(D), 164.312(a)(2)(i); ICMJE Recommendations on embargoes; read 2026-11-21',
  find,
  examples: {
    flags: [
      'night team: the wifi password is Heron4417',
      'Embargoed until Friday, but here are our results',
      'door code 4471 for the staff floor',
    ],
    passes: [
      'Never post a password. Ask the help desk for a reset.',
      'The results were published today, full text linked.',
    ],
  },
};
