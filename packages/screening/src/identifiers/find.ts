import type { Mention } from '../mention.ts';
import { identifierRules } from '../rules/identifiers/list.ts';
import { type Disguised, disguise } from '../text/disguise.ts';
import { originalEnd, originalStart, type Reading } from '../text/reading.ts';
import { Tokens } from '../text/tokens.ts';
import { DocumentReader, type IdentifierDocument, type IdentifierRule } from './document.ts';
import type { OwnFacts } from './own-facts.ts';

/** Needs of the rules as columns of bits: a text asks few of them. */
const needsNumbers = Int32Array.from(identifierRules, (rule) => rule.needs.numbers ?? 0);
const needsWords = Int32Array.from(identifierRules, (rule) => rule.needs.words ?? 0);
const needsCues = Int32Array.from(identifierRules, (rule) => rule.needs.cues ?? 0);
const NAMED = 1;
const DOTS = 2;
const needsOthers = Int32Array.from(
  identifierRules,
  ({ needs }) => (needs.named ? NAMED : 0) | (needs.dots ? DOTS : 0),
);

/** Every mention the rules find in one document, by where it begins; spans in units of its reading. */
export function findIdentifiers(document: IdentifierDocument): Mention[] {
  const { numbers, words } = document;
  const found: Mention[] = [];
  const others = (words.namedCount > 0 ? NAMED : 0) | (numbers.dotCount > 0 ? DOTS : 0);
  if ((numbers.seen | words.all | others) === 0) return found;
  for (let i = 0; i < needsNumbers.length; i += 1) {
    const isNeeded =
      ((needsNumbers[i] as number) & numbers.seen) |
      ((needsWords[i] as number) & words.all) |
      ((needsCues[i] as number) & (words.cues | numbers.cues)) |
      ((needsOthers[i] as number) & others);
    if (isNeeded !== 0) (identifierRules[i] as IdentifierRule).find(document, found);
  }
  return found.length > 1 ? withoutInner(found) : found;
}

const FEW = 24;

/** By start, the longer first. Few mentions are put in order by insertion, which needs no calls. */
function sortByStart(found: Mention[]): void {
  if (found.length > FEW) {
    found.sort((a, b) => a.start - b.start || b.end - a.end);
    return;
  }
  for (let i = 1; i < found.length; i += 1) {
    const mention = found[i] as Mention;
    let at = i;
    for (; at > 0; at -= 1) {
      const before = found[at - 1] as Mention;
      if (before.start < mention.start || (before.start === mention.start && before.end >= mention.end)) break;
      found[at] = before;
    }
    found[at] = mention;
  }
}

/** Drops mentions that lie within one of the same type, or within a link or mail address. */
function withoutInner(found: Mention[]): Mention[] {
  sortByStart(found);
  const kept: Mention[] = [];
  let outer: Mention | null = null;
  for (const mention of found) {
    const isInner = outer !== null && mention.end <= outer.end;
    if (isInner && (outer?.type === mention.type || outer?.type === 'URL' || outer?.type === 'EMAIL')) continue;
    kept.push(mention);
    if (outer === null || mention.end > outer.end) outer = mention;
  }
  return kept;
}

/** A second reading of a text with its own mentions, all of which touch a stretch that reads differently. */
export type SecondReading = { readonly disguised: Disguised; readonly mentions: Mention[] };

/** Searches texts one after another; buffers are reused, so tokens of a text are good until the next. */
export class IdentifierFinder {
  readonly #reader = new DocumentReader();
  readonly #secondReader = new DocumentReader();
  /** Tokens of the second reading, after `findDisguised` has found one. */
  readonly secondTokens = new Tokens();

  /** Mentions in the text as it stands. `tokens` are those of `reading`. */
  find(reading: Reading, tokens: Tokens, facts: OwnFacts): Mention[] {
    return findIdentifiers(this.#reader.read(reading, tokens, facts));
  }

  /** Mentions that only show when the text is read through disguises; null where nothing is disguised. */
  findDisguised(reading: Reading, tokens: Tokens, facts: OwnFacts): SecondReading | null {
    const disguised = disguise(reading, tokens);
    if (disguised === null) return null;
    this.secondTokens.split(disguised.reading);
    const found = findIdentifiers(this.#secondReader.read(disguised.reading, this.secondTokens, facts));
    return { disguised, mentions: found.filter((mention) => touches(disguised.changed, mention)) };
  }
}

function touches(changed: Disguised['changed'], mention: Mention): boolean {
  let low = 0;
  let high = changed.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((changed[middle]?.end ?? 0) <= mention.start) low = middle + 1;
    else high = middle;
  }
  const next = changed[low];
  return next !== undefined && next.start < mention.end;
}

const INVISIBLE = /[\p{M}\p{Cf}\p{Default_Ignorable_Code_Point}]*/uy;

/** Marks and invisible characters behind a span belong to its last letter. */
function endOfInvisible(original: string, end: number): number {
  INVISIBLE.lastIndex = end;
  return INVISIBLE.test(original) ? INVISIBLE.lastIndex : end;
}

/** A mention of either reading in UTF-16 units of the author's text, `[start, end)`. */
export function toOriginal(reading: Reading, mention: Mention): Mention {
  if (reading.starts === null) return mention;
  const end = endOfInvisible(reading.original, originalEnd(reading, mention.end));
  return { ...mention, start: originalStart(reading, mention.start), end };
}
