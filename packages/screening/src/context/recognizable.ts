import type { Mention } from '../mention.ts';
import { CLITIC, hashOf, LINE_END, NUMBER, PUNCTUATION, SENTENCE_START, type Tokens, WORD } from '../text/tokens.ts';
import { cueFamilies } from './cues.ts';
import { personNouns } from './person-nouns.ts';
import {
  breakers,
  events,
  finite,
  noAgents,
  noHeads,
  openers,
  placers,
  plain,
  relatives,
  singling,
  tellers,
  whose,
} from './recognizable-words.ts';
import type { Text } from './sequence.ts';
import { wordMemo } from './word-memo.ts';

const MAX_TOKENS_BEFORE_TAIL = 7;
const MAX_TOKENS = 16;
const HYPHEN = 45;
const MIN_AGENT_LETTERS = 6;
/** A phrase without an article is less often one about a single person. */
const BARE_SHARE = 0.7;

const OCCUPATION = cueFamilies.indexOf('occupation');
const PERSON = cueFamilies.indexOf('personNoun');
const STAFF = cueFamilies.indexOf('staffRole');
const KIN = cueFamilies.indexOf('kin');
const IN_CARE = cueFamilies.indexOf('inCare');

type Stretch = { readonly start: number; readonly end: number };

/** What the noun of a phrase stands for. */
type Noun = 'none' | 'any' | 'occupation' | 'person' | 'relative' | 'event' | 'agent';

type Phrase = {
  readonly noun: Noun;
  readonly at: number;
  readonly isSingled: boolean;
  /** "the sheriff's wife": a noun behind another's possessive. */
  readonly isOwned: boolean;
  /** "the candy shop lady": a word that tells which one before a noun that fits anybody. */
  readonly isTold: boolean;
};

/**
 * Phrases that tell of somebody whom people nearby would know without a name: "the groom from the sparkler video", "our
 * newly elected mayor", "the last lighthouse keeper". `taken` are mentions in order; what comes back is in order too and
 * overlaps none of them. How sure it is says only how much the phrase singles out; whether it is a patient is judged later.
 */
export class RecognizableFinder {
  find(text: Text, taken: readonly Stretch[]): Mention[] {
    const { tokens } = text;
    const found: Mention[] = [];
    let next = 0;
    for (let i = 0; i + 1 < tokens.count; i += 1) {
      if (tokens.kind[i] !== WORD) continue;
      const isOpened = openers.has(tokens.hash[i] as number);
      // Spanish "a la maestra" begins with its second word.
      if (isOpened ? openers.has(tokens.hash[i + 1] as number) : !mayBeginBare(tokens, i)) continue;
      while (next < taken.length && (taken[next] as Stretch).end <= (tokens.start[i] as number)) next += 1;
      const limit = (taken[next]?.start ?? Number.MAX_SAFE_INTEGER) as number;
      if (limit < (tokens.end[i] as number)) continue;
      const end = this.#phraseAt(text, i, { limit, found, isOpened });
      if (end > i) i = end - 1;
    }
    return found;
  }

  /** Adds the phrase that begins at token `from`; gives the token behind it, or `from` where there is none. */
  #phraseAt(
    text: Text,
    from: number,
    { limit, found, isOpened }: { limit: number; found: Mention[]; isOpened: boolean },
  ): number {
    const { tokens } = text;
    const phrase = this.#nounFrom(text, { first: isOpened ? from + 1 : from, limit, isOpened });
    const behind = phrase.at + 1;
    const follows = wordAt(tokens, behind, limit);
    const tells = follows !== 0 && tellers.has(follows);
    const places = follows !== 0 && placers.has(follows);
    const certainty = certaintyOf(phrase, { tells, places }) * (isOpened ? 1 : BARE_SHARE);
    if (certainty === 0 || (!isOpened && !phrase.isSingled && !tells && !places && phrase.at === from)) return from;
    const end = tells || places ? endOfTail(tokens, { from: behind, limit, tells }) : behind;
    found.push({
      start: tokens.start[from] as number,
      end: tokens.end[end - 1] as number,
      type: 'OTHER_ID',
      code: 'UNIQUE_PERSON',
      certainty,
      ownership: 'anyone',
      ruleId: 'recognizable-person',
    });
    return end;
  }

  /** The last noun for a person or event before the phrase that goes on at token `first` breaks. */
  #nounFrom(text: Text, opening: Opening): Phrase {
    const { tokens } = text;
    const { first, limit } = opening;
    let phrase: Omit<Phrase, 'isSingled'> = { noun: 'none', at: first - 1, isOwned: false, isTold: false };
    let singledAt = -1;
    let last = first - 1;
    for (let i = first; i < first + MAX_TOKENS_BEFORE_TAIL && i < tokens.count; i += 1) {
      if (tokens.kind[i] === PUNCTUATION && tokens.hash[i] === HYPHEN && i > first) continue;
      const hash = tokens.hash[i] as number;
      const isOwned = i > first && ((tokens.flags[i - 1] as number) & CLITIC) !== 0;
      // Spanish "son" is a verb, English "the mayor's son" is not.
      const isRelative = (isOwned || (singledAt !== -1 && singledAt === i - 1)) && relatives.has(hash);
      if (!isRelative && breaksAt(tokens, i, opening)) break;
      const noun = this.#nounOf(text, i);
      const isTold = i > first && !plain.has(tokens.hash[last] as number);
      if (noun !== 'none') phrase = { noun, at: i, isOwned, isTold };
      if (singling.has(hash)) singledAt = i;
      last = i;
    }
    if (
      last > phrase.at &&
      isPersonByPlace(tokens, { last, limit, singledAt: phrase.noun === 'none' ? singledAt : -1 })
    )
      phrase = { noun: 'any', at: last, isOwned: false, isTold: false };
    return { ...phrase, isSingled: singledAt !== -1 };
  }

  #nounOf(text: Text, i: number): Noun {
    const { tokens, reading } = text;
    const hash = tokens.hash[i] as number;
    if (relatives.has(hash)) return 'relative';
    if (events.has(hash)) return 'event';
    wordMemo.look(text, i);
    const known = nounOfCues();
    if (known !== 'none') return known;
    if (noAgents.has(hash)) return 'none';
    const start = tokens.start[i] as number;
    const end = tokens.end[i] as number;
    if (personNouns.has(hash) || personNouns.has(singularOf(text, i))) return 'occupation';
    if (end - start < MIN_AGENT_LETTERS) return 'none';
    const ending = reading.text.slice(end - 4, end).toLowerCase();
    if (/(?:m[ae]n|ers?|ors?|ists?|ians?|eers?|mith|ster|tress|[aeu]dor|dora|[ae]ntes?)$/.test(ending)) return 'agent';
    return 'none';
  }
}

const SMALL_S = 115;

/** Hash of a word without its last "s", 0 where it has none. */
function singularOf({ reading, tokens }: Text, i: number): number {
  const start = tokens.start[i] as number;
  const last = (tokens.end[i] as number) - 1;
  return reading.codes[last] === SMALL_S ? hashOf(reading.codes, start, last) : 0;
}

/** Where a phrase without an article may begin: at a sentence, or behind a stop within it. */
function mayBeginBare(tokens: Tokens, i: number): boolean {
  if (breakers.has(tokens.hash[i] as number)) return false;
  if (((tokens.flags[i] as number) & SENTENCE_START) !== 0 || i === 0) return true;
  return tokens.kind[i - 1] === LINE_END || (tokens.kind[i - 1] === PUNCTUATION && tokens.hash[i - 1] !== HYPHEN);
}

/** Where a phrase goes on: its second token, or its first where it has no article. */
type Opening = { readonly first: number; readonly limit: number; readonly isOpened: boolean };

function breaksAt(tokens: Tokens, i: number, { first, limit, isOpened }: Opening): boolean {
  if ((tokens.start[i] as number) >= limit) return true;
  if (i > first && ((tokens.flags[i] as number) & SENTENCE_START) !== 0) return true;
  if (tokens.kind[i] !== WORD && tokens.kind[i] !== NUMBER) return true;
  const hash = tokens.hash[i] as number;
  // "Tonight the sheriff's wife" begins with its article.
  return breakers.has(hash) || (!isOpened && openers.has(hash));
}

/** Whatever "who" stands behind is a person, and so is most of what is the only one of its kind. */
function isPersonByPlace(
  tokens: Tokens,
  { last, limit, singledAt }: { last: number; limit: number; singledAt: number },
): boolean {
  return whose.has(wordAt(tokens, last + 1, limit)) || (singledAt !== -1 && last > singledAt && isHead(tokens, last));
}

function isHead(tokens: Tokens, at: number): boolean {
  return tokens.kind[at] === WORD && !noHeads.has(tokens.hash[at] as number);
}

function nounOfCues(): Noun {
  if (isOf(OCCUPATION)) return 'occupation';
  if (isOf(IN_CARE)) return 'none';
  if (isOf(PERSON)) return 'person';
  return isOf(STAFF) || isOf(KIN) ? 'agent' : 'none';
}

/** True where the word looked up last is of a family. */
function isOf(family: number): boolean {
  const bits = family < 32 ? wordMemo.lowCues & (1 << family) : wordMemo.highCues & (1 << (family - 32));
  return bits !== 0;
}

function certaintyOf(
  { noun, isSingled, isOwned, isTold }: Phrase,
  { tells, places }: { tells: boolean; places: boolean },
): number {
  if (noun === 'none') return 0;
  if (noun === 'event') return 0.4;
  if (noun === 'relative') return certaintyOfRelative(isOwned, isSingled || tells || places);
  if (isSingled) return tells || places ? 0.8 : noun === 'occupation' ? 0.6 : 0.4;
  if (tells) return noun === 'occupation' || noun === 'person' ? 0.65 : 0.5;
  if (noun === 'occupation') return places ? 0.6 : 0.35;
  return places || (noun === 'person' && isTold) ? 0.35 : 0;
}

function certaintyOfRelative(isOwned: boolean, isToldMore: boolean): number {
  if (isOwned) return 0.5;
  return isToldMore ? 0.35 : 0;
}

/** Hash of the word at a token, 0 where there is none before `limit`. */
function wordAt(tokens: Tokens, at: number, limit: number): number {
  if (at >= tokens.count || tokens.kind[at] !== WORD || (tokens.start[at] as number) >= limit) return 0;
  return tokens.hash[at] as number;
}

/** One past the last token of "who …" or "from …": at the next stop, and for a place at the next verb. */
function endOfTail(tokens: Tokens, { from, limit, tells }: { from: number; limit: number; tells: boolean }): number {
  let at = from + 1;
  for (; at < tokens.count && at - from < MAX_TOKENS; at += 1) {
    if ((tokens.start[at] as number) >= limit || tokens.kind[at] === LINE_END) break;
    if (tokens.kind[at] === PUNCTUATION && tokens.hash[at] !== HYPHEN) break;
    if (!tells && tokens.kind[at] === WORD && finite.has(tokens.hash[at] as number)) break;
  }
  return at;
}
