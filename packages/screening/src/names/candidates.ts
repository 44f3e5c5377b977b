import { lexicon } from '../lexicon.ts';
import { isSurname, type Word } from './words.ts';

/** A stretch of words that may be one person's name, title included. */
export type NameSpan = { readonly start: number; readonly end: number };

/** How strictly to read: shouted texts lose their capitals, Spanish texts have few of their words in the tables. */
type Reading = { readonly words: readonly Word[]; readonly isShouted: boolean; readonly isSpanish: boolean };

const setOf = (words: string) => new Set(words.split(' '));
const TITLES = setOf(
  'mr mrs ms miss mx sr sra srta senor senora don dona baby coach granny grandma grandpa big little sister brother abuelita abuelito maestro maestra captain pastor fru herr auntie uncle tia tio officer deputy sgt mister missus',
);
const LOWERCASE_TITLES = setOf('mr mrs ms miss mx sr sra srta mister don dona');
const PARTICLES = setOf('de la del los las van von der den bin ibn al el da dos di du le san y thi');
const PLACE_PREPOSITIONS = setOf('in from near outside at en desde');
const NAMING_WORDS = setOf(
  'named called llama husband wife son daughter niece nephew mom dad patient resident client kiddo brother sister paciente hijo hija esposa esposo',
);
/** What a house, place or event is called ends in one of these; a person's name does not. */
const NO_PERSON_ENDS_IN = setOf(
  'park motors troop union avenue atrium bakery week month day award hall house bridge hygiene auxiliary pavilion road street fund foundation society association conference rounds building wing campus drive games cup bowl festival fair show news channel times post press bank company airlines city county state river lake mountain team club church temple market garden gardens cafe coffee neck junction ridge hollow point creek valley springs heights mills beach bay harbor falls cove landing crossing bend township village elementary primary academy island',
);
const NO_PERSON_STARTS_WITH = setOf(
  'lake mount mt cape port fort point rancho hacienda barrio colonia villa puerto isle',
);
const SPEAKS_OR_ACTS = setOf(
  'says said asked told wins gets was is has had rang goes went came swims needs crocheted walked loves loved wants rocks rocked lives lived turned turns in vs drove made taught gave wrote calls called smiled danced sang fought beat finished graduates graduated canta vive dice dijo cumple sigue',
);
const ADDRESSES = setOf(
  'can could would do did are have will you your we thank thanks our i sorry hope glad it so please the keep happy what',
);

/** All stretches that look like names, left to right, without overlap. */
export function nameCandidates(words: readonly Word[], isSpanish: boolean): NameSpan[] {
  const reading = { words, isShouted: isShouting(words), isSpanish };
  const spans: NameSpan[] = [];
  let i = 0;
  while (i < words.length) {
    const length = lengthAt(reading, i);
    if (length > 0) spans.push({ start: words[i]?.start ?? 0, end: words[i + length - 1]?.end ?? 0 });
    i += Math.max(1, length);
  }
  return spans;
}

function isShouting(words: readonly Word[]): boolean {
  const caps = words.filter((word) => word.form === 'caps').length;
  return caps >= 4 && caps > words.length * 0.6;
}

/** How many words from `i` on make a name; 0 when there is none. */
function lengthAt(reading: Reading, i: number): number {
  const word = reading.words[i];
  if (!word) return 0;
  return titledLength(reading, i) || (word.form === 'lower' ? lowerLength(reading, i) : runLength(reading, i));
}

function titledLength(reading: Reading, i: number): number {
  const title = reading.words[i];
  const next = reading.words[i + 1];
  if (!title || !next || !TITLES.has(title.lower) || !/^\.? {1,2}$/.test(next.gap)) return 0;
  const isPlainTitle = LOWERCASE_TITLES.has(title.lower);
  if (next.form === 'lower')
    return isPlainTitle && isKnownName(next) && (title.lower !== 'don' || reading.isSpanish) ? 2 : 0;
  if (isPlainTitle && reading.isShouted && isKnownName(next)) return 2;
  if (next.form === 'initial') return 0;
  if ((reading.isShouted || !isPlainTitle) && next.value < (title.form === 'lower' || reading.isShouted ? 2 : 1))
    return 0;
  return 1 + Math.max(1, followers(reading, i + 1));
}

/** Behind "Mr." even a name that is a word too, and any word that is none. */
function isKnownName(word: Word): boolean {
  const table = lexicon();
  return word.value >= 2 || (word.value === 1 && (table.isGiven(word.lower) || table.isSurname(word.lower)));
}

/** Words of one capitalised run from `i` on: names, initials and particles between them. */
function followers({ words, isShouted }: Reading, i: number): number {
  let count = 0;
  for (let j = i; j < words.length && count < 5; j += 1) {
    const word = words[j];
    if (!word || (j > i && !joins(word, words[j - 1]))) break;
    if (word.form === 'lower') {
      const next = words[j + 1];
      if (!PARTICLES.has(word.lower) || j === i || !next || next.form === 'lower' || next.gap !== ' ') break;
    } else if (word.form !== 'initial' && !canBeName(word, isShouted)) break;
    count += 1;
    if (word.isPossessive) break;
  }
  return count;
}

function joins(word: Word, before: Word | undefined): boolean {
  return word.gap === ' ' || (before?.form === 'initial' && (word.gap === '. ' || word.gap === '.'));
}

function canBeName(word: Word, isShouted: boolean): boolean {
  if (isShouted) return word.value >= 2;
  if (word.form === 'caps') return word.value >= 2 && word.text.length > 3 && !word.text.endsWith('s');
  return word.value >= 1;
}

/** A run of capitalised words: two that go together as a name, or one that can hardly be anything else. */
function runLength(reading: Reading, i: number): number {
  const first = reading.words[i];
  if (!first || first.form === 'initial' || !canBeName(first, reading.isShouted)) return 0;
  if (NO_PERSON_ENDS_IN.has(first.lower) || NO_PERSON_STARTS_WITH.has(first.lower)) return 0;
  if (NO_PERSON_STARTS_WITH.has(reading.words[i - 1]?.lower ?? '') && first.gap === ' ') return 0;
  const run = reading.words.slice(i, i + followers(reading, i));
  const last = run.at(-1);
  if (last && run.length > 1 && NO_PERSON_ENDS_IN.has(last.lower)) return 0;
  const next = reading.words[i + run.length];
  if (next && next.gap === ' ' && next.form === 'capital' && NO_PERSON_ENDS_IN.has(next.lower)) return 0;
  if (run.length >= 2 && isFullName(run, reading)) return withoutTrailingParticle(run);
  return isNameAlone(reading, i) ? 1 : 0;
}

function isFullName(run: readonly Word[], { isShouted, isSpanish }: Reading): boolean {
  const [first] = run;
  const last = run.at(-1);
  if (!first || !last) return false;
  const known = run.filter((word) => word.value === 3).length;
  const likely = run.filter((word) => word.value >= 2).length;
  if (isShouted) return known >= 1 && likely >= 2;
  if (known >= 1 && (first.value === 3 || !first.opensSentence || likely >= 2)) return true;
  if (lexicon().isGiven(first.lower) && lexicon().isSurname(last.lower)) return true;
  return likely >= 2 && (!isSpanish || !first.opensSentence);
}

function withoutTrailingParticle(run: readonly Word[]): number {
  let length = run.length;
  while (length > 1 && PARTICLES.has(run[length - 1]?.lower ?? '')) length -= 1;
  return length;
}

function isNameAlone({ words, isShouted, isSpanish }: Reading, i: number): boolean {
  const word = words[i];
  if (!word || word.text.length < 3) return false;
  if (isShouted) return word.value === 3 || (word.text.length > 5 && isSurname(word.lower));
  if (word.value === 3) return true;
  if (word.form === 'caps' || word.value === 0) return false;
  const before = words[i - 1]?.lower ?? '';
  if (NAMING_WORDS.has(before)) return true;
  if (word.value === 1) return !word.opensSentence && word.isPossessive;
  if (!isSurname(word.lower) && (isSpanish || PLACE_PREPOSITIONS.has(before))) return false;
  return word.opensSentence ? opensWithName(word, words[i + 1]) : word.text.length > 3 && !isTown(word, before);
}

function isTown(word: Word, before: string): boolean {
  return lexicon().isPlace(word.lower) && (PLACE_PREPOSITIONS.has(before) || before === 'of' || before === 'to');
}

/** An unknown word at the start of a sentence is a name where somebody is spoken to, owns or does something. */
function opensWithName(word: Word, next: Word | undefined): boolean {
  if (word.isPossessive) return true;
  if (next?.gap === ', ') return ADDRESSES.has(next.lower);
  return next?.gap === ' ' && SPEAKS_OR_ACTS.has(next.lower);
}

/** Lower-case names only where a word before announces a name. */
function lowerLength({ words }: Reading, i: number): number {
  const word = words[i];
  const before = words[i - 1];
  if (!word || !before || word.text.length < 3 || word.gap !== ' ') return 0;
  return NAMING_WORDS.has(before.lower) && word.value === 3 ? 1 : 0;
}
