import { RecognizableFinder } from './context/recognizable.ts';
import { IdentifierFinder } from './identifiers/find.ts';
import type { OwnFacts } from './identifiers/own-facts.ts';
import type { Mention } from './mention.ts';
import { findNames, type TaggedText } from './people/names.ts';
import { findPlaces } from './people/places.ts';
import { findTagNames } from './people/tags.ts';
import { Tagger } from './tagger/tagger.ts';
import { classOf, LOWER, OTHER_LETTER, UPPER } from './text/character-class.ts';
import { originalEnd, originalStart, type Reading } from './text/reading.ts';
import { HASHTAG, hashOf, type Tokens } from './text/tokens.ts';

/** Finds everything in a text that could identify somebody; buffers are reused from text to text. */
export class MentionFinder {
  readonly #identifiers = new IdentifierFinder();
  readonly #tagger = new Tagger();
  readonly #secondTagger = new Tagger();
  readonly #recognizable = new RecognizableFinder();

  /** Mentions by where they begin, without overlap, in units of `reading`; `tokens` are those of the reading. */
  find(reading: Reading, tokens: Tokens, facts: OwnFacts): Mention[] {
    this.#tagger.tag(reading, tokens);
    const text: TaggedText = { reading, tokens, tagger: this.#tagger };
    const found = this.#identifiers.find(reading, tokens, facts);
    const names = joinLetters(reading, findNames(text)).filter((name) => !isSpelledOut(reading, name));
    // One by one: a text of a megabyte has more of them than a call takes arguments.
    for (const mention of names) found.push(mention);
    for (const mention of findPlaces(text)) found.push(mention);
    if (hasHashtag(tokens)) for (const mention of findTagNames(text, wordsOf(text, names))) found.push(mention);
    this.#addDisguised(text, facts, found);
    const settled = settleMentions(found);
    const phrases = this.#recognizable.find(text, settled);
    return phrases.length === 0 ? settled : [...settled, ...phrases].sort((a, b) => a.start - b.start);
  }

  /** What only shows when the text is read through disguises, brought back to the units of the plain reading. */
  #addDisguised({ reading, tokens }: TaggedText, facts: OwnFacts, found: Mention[]): void {
    const second = this.#identifiers.findDisguised(reading, tokens, facts);
    if (second === null) return;
    const { disguised, mentions } = second;
    this.#secondTagger.tag(disguised.reading, this.#identifiers.secondTokens);
    const text: TaggedText = {
      reading: disguised.reading,
      tokens: this.#identifiers.secondTokens,
      tagger: this.#secondTagger,
    };
    const names = findNames(text).filter(({ start, end }) =>
      disguised.changed.some((changed) => changed.start < end && start < changed.end),
    );
    for (const mention of [...mentions, ...names]) {
      const start = originalStart(disguised.reading, mention.start);
      const end = originalEnd(disguised.reading, mention.end);
      found.push({ ...mention, start: unitAt(reading, start), end: unitAt(reading, end) });
    }
  }
}

const SPACE = 32;

/** "d e p r i v e d": what it spells shows in the reading through disguises, as "M a r i a" does. */
function isSpelledOut({ codes }: Reading, { start, end }: Mention): boolean {
  if (end - start < 5) return false;
  for (let i = start + 1; i < end; i += 2) if (codes[i] !== SPACE) return false;
  return true;
}

/** "M★A★V★I★S": letters with one mark between each make one name. */
function joinLetters(reading: Reading, names: readonly Mention[]): Mention[] {
  const joined: Mention[] = [];
  for (const name of names) {
    const last = joined.at(-1);
    const isNext = last !== undefined && name.start === last.end + 1 && reading.codes[last.end] !== SPACE;
    if (isNext && isLetterChain(reading, last) && isLetterChain(reading, name)) {
      joined[joined.length - 1] = { ...last, end: name.end, certainty: Math.max(last.certainty, name.certainty) };
    } else {
      joined.push(name);
    }
  }
  return joined;
}

/** One letter, or letters with one mark between each. */
function isLetterChain({ codes }: Reading, { start, end }: Mention): boolean {
  if ((end - start) % 2 === 0) return false;
  for (let i = start + 1; i < end; i += 2) if (isLetter(codes[i] as number)) return false;
  return isLetter(codes[start] as number);
}

function isLetter(unit: number): boolean {
  const kind = classOf(unit);
  return kind === LOWER || kind === UPPER || kind === OTHER_LETTER;
}

function hasHashtag({ count, kind }: Tokens): boolean {
  for (let i = 0; i < count; i += 1) if (kind[i] === HASHTAG) return true;
  return false;
}

/** Hashes of the words of the names that were found. */
function wordsOf({ reading, tokens }: TaggedText, names: readonly Mention[]): ReadonlySet<number> {
  const words = new Set<number>();
  let next = 0;
  for (let i = 0; i < tokens.count && next < names.length; i += 1) {
    const start = tokens.start[i] as number;
    while (next < names.length && (names[next] as Mention).end <= start) next += 1;
    const name = names[next];
    const end = tokens.end[i] as number;
    if (name && start >= name.start && end - start > 2) words.add(hashOf(reading.codes, start, end));
  }
  return words;
}

/** First unit of the reading that stands for the author's unit `at` or a later one. */
function unitAt({ starts, length }: Reading, at: number): number {
  if (starts === null) return at;
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] as number) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Makes overlapping mentions one: of two, one person's own number stays before what anybody has, then the longer one,
 * widened over both, so that every letter that was found stays covered.
 */
function settleMentions(found: Mention[]): Mention[] {
  if (found.length < 2) return found;
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  const settled: Mention[] = [];
  for (const mention of found) {
    const last = settled.at(-1);
    if (!last || last.end <= mention.start) {
      settled.push(mention);
      continue;
    }
    const winner = weightOf(mention) > weightOf(last) ? mention : last;
    settled[settled.length - 1] = { ...winner, start: last.start, end: Math.max(last.end, mention.end) };
  }
  return settled;
}

function weightOf(mention: Mention): number {
  const isWorded = mention.type === 'NAME' || mention.type === 'GEO';
  return (
    (mention.ownership === 'one-person' ? 1000 : isWorded ? 0 : 500) +
    Math.min(400, mention.end - mention.start) * mention.certainty
  );
}
