import type { Mention } from '../mention.ts';
import { PERSON_FIRST, PERSON_NEXT } from '../tagger/labels.ts';
import type { Tagger } from '../tagger/tagger.ts';
import { countBelow } from '../text/count-below.ts';
import { lexicon } from '../text/lexicon.ts';
import type { Reading } from '../text/reading.ts';
import { ALL_CAPITALS, CLITIC, FIRST_CAPITAL, hashWord, PUNCTUATION, type Tokens, WORD } from '../text/tokens.ts';
import { WordSet } from '../text/word-set.ts';
import { bareTitles, beforeReworded, namesOfThings, nobody, plainTitles, sureTitles, titles } from './name-words.ts';

/** A tagged text. */
export type TaggedText = {
  readonly reading: Reading;
  readonly tokens: Tokens;
  readonly tagger: Pick<Tagger, 'label' | 'person' | 'place'>;
};

/** From this probability on a word is taken for a part of a name; what it weighs is decided with the words around. */
const CANDIDATE_FROM = 0.22;
/** A word that stands in another name of the same text needs less to be one again. */
const REPEATED_FROM = 0.02;
const MAX_NAME_TOKENS = 8;
const STOP = 46;
const HYPHEN = 45;
const AMPERSAND = 38;
const COMMON_WORD = 5;
const RARE_WORD = 2;
const OFTEN_A_NAME = 4;
const TITLED = 0.9;

/** Names of persons, with the title before them, by where they begin. */
export function findNames(text: TaggedText): Mention[] {
  const found: Mention[] = [];
  const { tokens } = text;
  for (let i = 0; i < tokens.count; ) {
    if (!isNamePart(text, i)) {
      i += 1;
      continue;
    }
    const end = endOfName(text, i);
    if (!isThing(tokens, end) && !isBareTitle(tokens, i, end)) addName(found, nameMention(text, i, end));
    i = end;
  }
  addRepeated(text, found);
  return found;
}

/** "Mrs" alone says nothing; with a name behind a stop it is a part of that name. */
function isBareTitle(tokens: Tokens, from: number, end: number): boolean {
  return end === from + 1 && bareTitles.has(tokens.hash[from] as number);
}

/** Titles before a name may themselves have been taken for one. */
function addName(found: Mention[], name: Mention): void {
  while ((found.at(-1)?.start ?? -1) >= name.start) found.pop();
  found.push(name);
}

function isNamePart({ tokens, tagger }: TaggedText, i: number): boolean {
  if (tokens.kind[i] !== WORD || ((tokens.flags[i] as number) & CLITIC) !== 0) return false;
  if (isReworded(tokens, i, nobody)) return false;
  return (tagger.person[i] as number) >= CANDIDATE_FROM || isTitled(tokens, i);
}

/** "a patient", "the area": what something was reworded to is never found again, whatever stands around it. */
export function isReworded({ hash, count }: Tokens, i: number, words: WordSet): boolean {
  if (words.has(hash[i] as number)) return true;
  return i + 1 < count && beforeReworded.has(hash[i] as number) && words.has(hash[i + 1] as number);
}

/** "mrs. vandersloot": behind such a title any word that is no ordinary one is a name, even in lower case. */
function isTitled(tokens: Tokens, i: number): boolean {
  const isStop = i > 1 && tokens.kind[i - 1] === PUNCTUATION && tokens.hash[i - 1] === STOP;
  const title = isStop ? i - 2 : i - 1;
  if (title < 0 || !plainTitles.has(tokens.hash[title] as number)) return false;
  const flags = tokens.flags[i] as number;
  if (isAbbreviation(tokens.flags[title] as number, flags)) return false;
  const words = lexicon();
  const entry = words.find(tokens.hash[i] as number);
  const common = words.common[entry] as number;
  if (sureTitles.has(tokens.hash[title] as number) && isStop)
    return common <= COMMON_WORD || (flags & FIRST_CAPITAL) !== 0;
  const isNameless = Math.max(words.given[entry] as number, words.surname[entry] as number) < OFTEN_A_NAME;
  if (common >= RARE_WORD && isNameless) return false;
  return isStop ? common <= COMMON_WORD || (flags & FIRST_CAPITAL) !== 0 : common <= RARE_WORD;
}

/** "MS relapsing": capitals throughout before a word in lower case are no title. */
function isAbbreviation(titleFlags: number, flags: number): boolean {
  return (titleFlags & ALL_CAPITALS) !== 0 && (flags & FIRST_CAPITAL) === 0;
}

/** One past the last token of a name that begins at `from`: initials keep their stop, hyphens and particles join. */
function endOfName(text: TaggedText, from: number): number {
  const { tokens, tagger } = text;
  let end = from + 1;
  while (end < tokens.count && end - from < MAX_NAME_TOKENS) {
    if (isNamePart(text, end)) {
      if (tagger.label[end] === PERSON_FIRST && tagger.label[end - 1] !== 0 && tokens.kind[end - 1] !== PUNCTUATION) {
        if (tagger.label[end - 1] === PERSON_NEXT || tagger.label[end - 1] === PERSON_FIRST) break;
      }
      end += 1;
      continue;
    }
    const isJoint = tokens.kind[end] === PUNCTUATION && (tokens.hash[end] === STOP || tokens.hash[end] === HYPHEN);
    const touches = tokens.start[end] === tokens.end[end - 1];
    if (!isJoint || !touches || end + 1 >= tokens.count || !isNamePart(text, end + 1)) break;
    if (tokens.hash[end] === STOP && (tokens.end[end - 1] as number) - (tokens.start[end - 1] as number) > 2) break;
    end += 2;
  }
  return end;
}

/** "Johnson Wing", "Crohn disease": the name of a thing, not of a person. */
function isThing(tokens: Tokens, end: number): boolean {
  let next = end;
  if (next < tokens.count && ((tokens.flags[next] as number) & CLITIC) !== 0) next += 1;
  return next < tokens.count && tokens.kind[next] === WORD && namesOfThings.has(tokens.hash[next] as number);
}

function nameMention(text: TaggedText, from: number, end: number): Mention {
  const { tokens, tagger } = text;
  let certainty = 0;
  for (let i = from; i < end; i += 1) certainty = Math.max(certainty, tagger.person[i] as number);
  if (isTitled(tokens, from)) certainty = Math.max(certainty, TITLED);
  const first = startWithTitle(tokens, from);
  return {
    start: tokens.start[first] as number,
    end: endWithInitial(text, end),
    type: 'NAME',
    code: 'PERSON_NAME',
    certainty,
    ownership: 'anyone',
    ruleId: 'person-name',
  };
}

/** "Mr. Casimir Dudek", "Dr. and Mrs. Lee": titles right before the name belong to it. */
function startWithTitle(tokens: Tokens, from: number): number {
  let first = from;
  for (let steps = 0; steps < 3; steps += 1) {
    const title = titleBefore(tokens, first);
    const joined = title === -1 && first < from && joints.has(tokens.hash[first - 1] as number) ? first - 1 : -1;
    const next = joined === -1 ? title : titleBefore(tokens, joined);
    if (next === -1) return first;
    first = next;
  }
  return first;
}

/** Index of a title that ends right before a token, or -1. */
function titleBefore(tokens: Tokens, at: number): number {
  const isStop = at > 0 && tokens.kind[at - 1] === PUNCTUATION && tokens.hash[at - 1] === STOP;
  const title = isStop ? at - 2 : at - 1;
  return title >= 0 && titles.has(tokens.hash[title] as number) ? title : -1;
}

const joints = new WordSet([...['and', 'y'].map(hashWord), AMPERSAND]);

/** "Marcus T." keeps its stop. */
function endWithInitial({ tokens }: TaggedText, end: number): number {
  const last = tokens.end[end - 1] as number;
  const isInitial = last - (tokens.start[end - 1] as number) === 1;
  const isStop = end < tokens.count && tokens.kind[end] === PUNCTUATION && tokens.hash[end] === STOP;
  return isInitial && isStop && tokens.start[end] === last ? last + 1 : last;
}

/** Further mentions of a word of a name that was found: the given name alone, in lower case, or in a hashtag. */
function addRepeated(text: TaggedText, found: Mention[]): void {
  const { tokens, tagger } = text;
  if (found.length === 0) return;
  const known = new Map<number, number>();
  for (const { start, end, certainty } of found) {
    for (
      let i = countBelow(tokens.start, tokens.count, start);
      i < tokens.count && (tokens.start[i] as number) < end;
      i += 1
    ) {
      if (canRepeat(tokens, i))
        known.set(tokens.hash[i] as number, Math.max(certainty, known.get(tokens.hash[i] as number) ?? 0));
    }
  }
  const firsts = found.length;
  for (let i = 0; i < tokens.count; i += 1) {
    const certainty = known.get(tokens.hash[i] as number);
    if (certainty === undefined || isInside(found, firsts, tokens.start[i] as number)) continue;
    const isCapital = ((tokens.flags[i] as number) & FIRST_CAPITAL) !== 0;
    if (!isCapital && (tagger.person[i] as number) < REPEATED_FROM) continue;
    if (!isThing(tokens, i + 1)) found.push({ ...nameMention(text, i, i + 1), certainty });
  }
  if (found.length > firsts) found.sort((a, b) => a.start - b.start);
}

function canRepeat(tokens: Tokens, i: number): boolean {
  const size = (tokens.end[i] as number) - (tokens.start[i] as number);
  if (tokens.kind[i] !== WORD || size < 3 || titles.has(tokens.hash[i] as number)) return false;
  const words = lexicon();
  return (words.common[words.find(tokens.hash[i] as number)] as number) <= COMMON_WORD;
}

function isInside(found: readonly Mention[], count: number, at: number): boolean {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((found[middle] as Mention).end <= at) low = middle + 1;
    else high = middle;
  }
  return low < count && (found[low] as Mention).start <= at;
}
