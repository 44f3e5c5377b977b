import { RecognizableFinder } from './context/recognizable.ts';
import { IdentifierFinder } from './identifiers/find.ts';
import type { OwnFacts } from './identifiers/own-facts.ts';
import type { Mention } from './mention.ts';
import { findNames, type TaggedText } from './people/names.ts';
import { findPlaces } from './people/places.ts';
import { settleSpelled } from './people/spelled-names.ts';
import { findTagNames } from './people/tags.ts';
import { Tagger } from './tagger/tagger.ts';
import { originalEnd, originalStart, type Reading, unitAt } from './text/reading.ts';
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
    const names = settleSpelled(reading, findNames(text));
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
