/** A long text as the parts of a thread. Pure, and safe in a browser. */
import { findEntities } from '../count/entities.ts';
import { graphemeEdges } from '../count/graphemes.ts';
import { withNumbers } from './numbering.ts';

export type SplitRequest = {
  readonly text: string;
  /** BCP 47 tag; tells where sentences end. */
  readonly language: string;
  /** Whether "1/5" stands at the end of each part; counted in. */
  readonly numbering: boolean;
  /** Whether a text fits as the part of this place; 0 is the post itself, with which the link goes. Shorter texts fit where longer ones do. */
  readonly fits: (text: string, part: number) => boolean;
};

/** How good a place for a cut is. */
const WORD = 1;
const SENTENCE = 2;
const PARAGRAPH = 3;
/** A better place is taken only where it leaves no part emptier than this share of what would fit. */
const LEAST_FILL = 0.4;

/** White space between two words: the part before ends at `end`, the next begins at `next`. */
type Cut = { readonly end: number; readonly next: number; readonly rank: number };

/**
 * Parts that each fit, cut between paragraphs, else between sentences, else between words; never inside a letter, an
 * address, a mention or a hashtag. A single word that is too long is cut between its letters; an address, mention or hashtag
 * that is too long stays whole, and its part does not fit. One part where the whole text fits. The same request gives the
 * same parts.
 */
export function splitThread(request: SplitRequest): string[] {
  const text = request.text.trim();
  if (request.fits(text, 0)) return [text];
  if (!request.numbering) return splitWith({ ...request, text });
  // The numbers need room, and how much depends on how many parts there are.
  for (const digits of [1, 2, 3]) {
    const number = ` ${'9'.repeat(digits)}/${'9'.repeat(digits)}`;
    const parts = splitWith({ ...request, text, fits: (part, at) => request.fits(part + number, at) });
    if (String(parts.length).length <= digits) return withNumbers(parts);
  }
  return splitWith({ ...request, text });
}

function splitWith(request: SplitRequest): string[] {
  const { text, fits } = request;
  const edges = graphemeEdges(text);
  const cuts = findCuts(request, new Set(edges));
  const parts: string[] = [];
  for (let at = 0; at < text.length; ) {
    const part = parts.length;
    const open = cuts.filter(({ end }) => end > at);
    const fitting = open.slice(
      0,
      countFitting(open, ({ end }) => fits(text.slice(at, end), part)),
    );
    const cut = bestCut(fitting, at) ?? cutInside(request, { at, part, edges, end: open[0]?.end ?? text.length });
    parts.push(text.slice(at, cut.end));
    // White space after an emergency cut belongs to no part.
    at = cut.next;
  }
  return parts;
}

/** How many at the beginning of a list hold; those that hold stand before those that do not. */
function countFitting<T>(list: readonly T[], holds: (item: T) => boolean): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = list[middle];
    if (item !== undefined && holds(item)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function bestCut(fitting: readonly Cut[], at: number): Cut | null {
  const last = fitting.at(-1);
  if (last === undefined) return null;
  for (const rank of [PARAGRAPH, SENTENCE]) {
    const cut = fitting.findLast((each) => each.rank >= rank);
    if (cut !== undefined && cut.end - at >= (last.end - at) * LEAST_FILL) return cut;
  }
  return last;
}

/** Where one word alone is too long: between two of its letters, or behind the address, mention or hashtag that it is. */
function cutInside(
  { text, fits }: SplitRequest,
  word: { at: number; part: number; end: number; edges: readonly number[] },
): Cut {
  const { at, part, edges, end } = word;
  const inside = edges.filter((edge) => edge > at && edge <= end);
  const fitting = Math.max(
    1,
    countFitting(inside, (edge) => fits(text.slice(at, edge), part)),
  );
  let cut = inside[fitting - 1] ?? end;
  const entity = findEntities(text.slice(at, end)).find((each) => at + each.start < cut && at + each.end > cut);
  if (entity !== undefined) cut = entity.start > 0 ? at + entity.start : at + entity.end;
  return { end: cut, next: cut + (/^\s*/u.exec(text.slice(cut))?.[0].length ?? 0), rank: WORD };
}

function findCuts({ text, language }: SplitRequest, edges: ReadonlySet<number>): Cut[] {
  const sentenceStarts = findSentenceStarts(text, language);
  const cuts: Cut[] = [];
  for (const { 0: space, index: end } of text.matchAll(/\s+/gu)) {
    const next = end + space.length;
    // A sign that stands on a space belongs to it: both are one letter.
    if (!edges.has(end) || !edges.has(next)) continue;
    const lines = space.replace(/\r\n?/gu, '\n').split('\n').length - 1;
    const rank = lines > 1 ? PARAGRAPH : lines === 1 || sentenceStarts.has(next) ? SENTENCE : WORD;
    cuts.push({ end, next, rank });
  }
  cuts.push({ end: text.length, next: text.length, rank: PARAGRAPH });
  return cuts;
}

/** Titles after which a name follows and no sentence. */
const title = /(?:^|[\s(])(?:Dr|Dra|Mr|Mrs|Ms|St|Sr|Sra|Srta|Prof|Profa|No|Núm|vs|e\.g|i\.e|p\. ej)\.\s*$/u;

function findSentenceStarts(text: string, language: string): ReadonlySet<number> {
  const starts = new Set<number>();
  for (const { index } of new Intl.Segmenter(language, { granularity: 'sentence' }).segment(text)) {
    if (!title.test(text.slice(Math.max(0, index - 12), index))) starts.add(index);
  }
  return starts;
}
