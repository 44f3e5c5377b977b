import { SLURS, SWEARING } from '../tables/conduct-words.generated.ts';
import { hashWord } from '../text/tokens.ts';
import { PhraseTable } from './phrase-table.ts';
import { phraseFamilies } from './phrases.ts';
import { surePhrases } from './phrases-sure.ts';
import { wordFamilies } from './words.ts';
import { moreWords } from './words-more.ts';
import { tradeFamilies } from './words-trade.ts';

const allWords: Readonly<Record<string, string>> = { ...wordFamilies, ...tradeFamilies };
const more: Readonly<Record<string, string>> = moreWords;
const allPhrases: Readonly<Record<string, string>> = { ...phraseFamilies, ...surePhrases };

export type ConductFamily =
  | keyof typeof wordFamilies
  | keyof typeof tradeFamilies
  | keyof typeof phraseFamilies
  | keyof typeof surePhrases
  | 'profane'
  | 'slur';

/** Names of the families in the order of their numbers; number 0 stands for none. */
export const conductFamilies: readonly string[] = [
  'none',
  'profane',
  'slur',
  ...Object.keys(allWords),
  ...Object.keys(allPhrases),
];

const numberOf = new Map<string, number>(conductFamilies.map((family, number) => [family, number]));

/** Number of a family, from 1; -1 for a name that is none. */
export function familyNumber(family: ConductFamily): number {
  return numberOf.get(family) ?? -1;
}

const SLOTS = 16_384;
/** Two numbers a slot: the hash of a word, and up to four families of it, one in each byte. */
const table = new Uint32Array(SLOTS * 2);
/** Phrases of all families; the id of a phrase is its family's number. */
export const conductPhrases = new PhraseTable();

function slotOf(hash: number): number {
  let slot = (hash & (SLOTS - 1)) * 2;
  while (table[slot] !== 0 && table[slot] !== hash) slot = (slot + 2) & (SLOTS * 2 - 1);
  return slot;
}

/** Families of a word by its token hash, a number in each byte, lowest first; 0 where it is in none. */
export function familiesOf(hash: number): number {
  return table[slotOf(hash) + 1] as number;
}

function addHash(hash: number, family: number): void {
  const slot = slotOf(hash);
  table[slot] = hash;
  const known = table[slot + 1] as number;
  for (let shift = 0; shift < 32; shift += 8) {
    const there = (known >>> shift) & 255;
    if (there === family) return;
    if (there === 0) {
      table[slot + 1] = (known | (family << shift)) >>> 0;
      return;
    }
  }
}

/** `word+` with its plural, `word~` with the forms of a regular verb. */
function formsOf(entry: string): string[] {
  const word = entry.slice(0, -1);
  if (entry.endsWith('+')) return [word, `${word}s`];
  if (!entry.endsWith('~')) return [entry];
  const stem = word.endsWith('e') ? word.slice(0, -1) : word;
  return [word, `${word}s`, `${stem}ed`, `${stem}ing`];
}

for (const hash of SWEARING.split(' ')) addHash(Number.parseInt(hash, 36), 1);
for (const hash of SLURS.split(' ')) addHash(Number.parseInt(hash, 36), 2);
conductFamilies.forEach((family, number) => {
  for (const entry of `${allWords[family] ?? ''} ${more[family] ?? ''}`
    .replaceAll('’', "'")
    .split(' ')
    .filter(Boolean)) {
    if (entry.includes('-') && entry.length > 1) conductPhrases.add(entry, number);
    else for (const form of formsOf(entry)) addHash(hashWord(form), number);
  }
  for (const phrase of phrasesOf(allPhrases[family] ?? '')) conductPhrases.add(phrase, number);
});

/** Phrases are parted by `|` outside brackets. */
function phrasesOf(list: string): string[] {
  return list
    .split(/\|(?![^()]*\))/)
    .map((phrase) => phrase.trim())
    .filter((phrase) => /[\p{L}\p{N}]/u.test(phrase));
}
