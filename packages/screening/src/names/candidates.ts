import { isGivenName, nameness, type Word } from './words.ts';

/** A stretch of words that may be one person's name, title included. */
export type NameSpan = { readonly start: number; readonly end: number };

const TITLES = new Set(
  'mr mrs ms miss mx sr sra srta senor senora don dona baby coach granny grandma grandpa big little sister brother abuelita abuelito maestro maestra captain pastor fru herr auntie uncle tia tio coachs officer deputy sgt mister missus'.split(
    ' ',
  ),
);
const LOWERCASE_TITLES = new Set('mr mrs ms miss mx sr sra srta mister don dona'.split(' '));
const PARTICLES = new Set('de la del los las van von der den bin ibn al el da dos di du le san y thi'.split(' '));
const NAMING_WORDS = new Set(
  'named called llama husband wife son daughter niece mom dad patient kiddo brother sister'.split(' '),
);

/** All stretches that look like names, left to right, without overlap. */
export function nameCandidates(words: readonly Word[]): NameSpan[] {
  const shouting = isShouting(words);
  const spans: NameSpan[] = [];
  let i = 0;
  while (i < words.length) {
    const length = lengthAt(words, i, shouting);
    if (length === 0) {
      i += 1;
      continue;
    }
    spans.push({ start: words[i]?.start ?? 0, end: words[i + length - 1]?.end ?? 0 });
    i += length;
  }
  return spans;
}

function isShouting(words: readonly Word[]): boolean {
  const caps = words.filter((word) => word.form === 'caps').length;
  return caps >= 4 && caps > words.length * 0.6;
}

/** How many words from `i` on make a name; 0 when there is none. */
function lengthAt(words: readonly Word[], i: number, shouting: boolean): number {
  const word = words[i];
  if (!word) return 0;
  return (
    titledLength(words, i, shouting) || (word.form === 'lower' ? lowerLength(words, i) : runLength(words, i, shouting))
  );
}

function titledLength(words: readonly Word[], i: number, shouting: boolean): number {
  const title = words[i];
  if (!title || !TITLES.has(title.lower)) return 0;
  const next = words[i + 1];
  if (!next || !/^\.? $|^\. {0,2}$/.test(next.gap)) return 0;
  if (next.form === 'lower') {
    const isName = LOWERCASE_TITLES.has(title.lower) && nameness(next.lower) >= 2;
    return isName ? 2 : 0;
  }
  if (shouting && nameness(next.lower) === 0) return 0;
  if (title.form === 'lower' && !LOWERCASE_TITLES.has(title.lower) && nameness(next.lower) < 2) return 0;
  if (!LOWERCASE_TITLES.has(title.lower) && nameness(next.lower) === 0) return 0;
  return 1 + Math.max(1, followers(words, i + 1, shouting));
}

/** Words of one capitalised run from `i` on: names, initials and particles between them. */
function followers(words: readonly Word[], i: number, shouting: boolean): number {
  let count = 0;
  for (let j = i; j < words.length && count < 5; j += 1) {
    const word = words[j];
    if (!word || (j > i && !joins(word, words[j - 1]))) break;
    if (word.form === 'lower') {
      const next = words[j + 1];
      if (!PARTICLES.has(word.lower) || j === i || !next || next.form === 'lower' || next.gap !== ' ') break;
      count += 1;
      continue;
    }
    if (word.form !== 'initial' && !canBeName(word, shouting)) break;
    count += 1;
    if (word.isPossessive) break;
  }
  return count;
}

function joins(word: Word, before: Word | undefined): boolean {
  return (
    word.gap === ' ' ||
    (word.gap === '. ' && before?.form === 'initial') ||
    (word.gap === '.' && before?.form === 'initial')
  );
}

function canBeName(word: Word, shouting: boolean): boolean {
  const value = nameness(word.lower);
  if (shouting) return value >= 2;
  if (word.form === 'caps') return value >= 2 && word.text.length > 3;
  return value >= 1;
}

/** A run of capitalised words: two with one that is a name, or one that can hardly be anything else. */
function runLength(words: readonly Word[], i: number, shouting: boolean): number {
  const first = words[i];
  if (!first || !canBeName(first, shouting) || (first.form === 'initial' && first.gap === '')) return 0;
  if (first.form === 'initial') return 0;
  const count = followers(words, i, shouting);
  const run = words.slice(i, i + count);
  const values = run.map((word) => nameness(word.lower));
  const best = Math.max(0, ...values);
  if (count >= 2 && (best === 3 || values.filter((value) => value >= 2).length >= 2 || (values[0] === 1 && best === 2)))
    return trimmed(run);
  return isNameAlone(words, i, shouting) ? 1 : 0;
}

function trimmed(run: readonly Word[]): number {
  let length = run.length;
  while (length > 1 && PARTICLES.has(run[length - 1]?.lower ?? '')) length -= 1;
  return length;
}

function isNameAlone(words: readonly Word[], i: number, shouting: boolean): boolean {
  const word = words[i];
  const next = words[i + 1];
  if (!word) return false;
  const value = nameness(word.lower);
  if (shouting) return value === 3;
  if (value === 3) return !word.opensSentence || word.text.length > 2;
  if (word.form === 'caps') return false;
  const isMidSentence = !word.opensSentence;
  if (value === 2) return (isMidSentence && word.text.length > 3) || word.isPossessive || next?.gap === ', ';
  return (
    value === 1 &&
    isMidSentence &&
    (word.isPossessive || isGivenName(word.lower) || NAMING_WORDS.has(words[i - 1]?.lower ?? ''))
  );
}

/** Lower-case names only where a word before announces a name, or as a known given name with an unknown surname. */
function lowerLength(words: readonly Word[], i: number): number {
  const word = words[i];
  const before = words[i - 1];
  if (!word || word.text.length < 3 || !before || word.gap !== ' ') return 0;
  return NAMING_WORDS.has(before.lower) && isGivenName(word.lower) ? 1 : 0;
}
