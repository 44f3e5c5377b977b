import { diffArrays } from 'diff';

/** Items `[start, end)` of the base became `insert`. */
type Hunk = { readonly start: number; readonly end: number; readonly insert: readonly string[] };

/** A stretch of the base that one of two changed, or both did. `mine` and `theirs` are what each made of it. */
type Region = {
  readonly start: number;
  readonly end: number;
  readonly mine: readonly string[];
  readonly theirs: readonly string[];
  readonly agreed: readonly string[] | null;
};

/** Two changes of one text as one; not `clean` where both touched the same words, and then nothing is decided. */
export type TextMerge = { readonly clean: true; readonly text: string } | { readonly clean: false };

/** Words, single white space, and single other signs with what belongs to them; together they are the whole text. */
const PIECES =
  /[\p{L}\p{N}\p{M}]+(?:['’-][\p{L}\p{N}\p{M}]+)*|\s|[^\p{L}\p{N}\p{M}\s](?:\p{M}|\p{Emoji_Modifier}|\u200d[^\s\p{L}\p{N}])*/gu;

/** Beyond so many changed words two texts count as rewritten: comparing them word by word would hold the page. */
const MOST_CHANGES = 1_500;

/**
 * Merges two changes of `base`, word by word. What only one changed is taken; what both changed alike is taken once.
 * Changes that touch, or different words put in at one place, are not decided here.
 */
export function mergeTexts(base: string, mine: string, theirs: string): TextMerge {
  if (mine === theirs || theirs === base) return { clean: true, text: mine };
  if (mine === base) return { clean: true, text: theirs };
  const items = piecesOf(base);
  const regions = regionsOf(items, {
    mine: hunksBetween(items, piecesOf(mine), isSpace),
    theirs: hunksBetween(items, piecesOf(theirs), isSpace),
  });
  const parts = regions.map(({ agreed }) => agreed);
  if (parts.includes(null)) return { clean: false };
  return { clean: true, text: fill(items, regions, ({ agreed }) => agreed ?? []).join('') };
}

/** Both changes of `base` in one text: where they touch, the lines of `mine` stand before those of `theirs`. */
export function keepBothTexts(base: string, mine: string, theirs: string): string {
  const merged = mergeTexts(base, mine, theirs);
  if (merged.clean) return merged.text;
  const items = linesOf(base);
  const regions = regionsOf(items, {
    mine: hunksBetween(items, linesOf(mine)),
    theirs: hunksBetween(items, linesOf(theirs)),
  });
  return fill(items, regions, (region) => region.agreed ?? onLinesOfTheirOwn(region.mine, region.theirs)).join('');
}

/** Where a caret of `before` stands in `after`, which somebody else changed: at the same words as far as they are there. */
export function carryCaret(before: string, after: string, caret: number): number {
  let from = 0;
  let to = 0;
  let at = 0;
  const items = piecesOf(before);
  for (const hunk of hunksBetween(items, piecesOf(after))) {
    const kept = lengthOf(items.slice(at, hunk.start));
    from += kept;
    to += kept;
    const gone = lengthOf(items.slice(hunk.start, hunk.end));
    const come = lengthOf(hunk.insert);
    if (caret <= from) return to - (from - caret);
    if (caret < from + gone) return to + Math.min(caret - from, come);
    from += gone;
    to += come;
    at = hunk.end;
  }
  return to + (caret - from);
}

/**
 * Merges two changes of a list whose items are told apart by their text alone. Null where both changed the same stretch.
 */
export function mergeLists(
  base: readonly string[],
  mine: readonly string[],
  theirs: readonly string[],
): readonly string[] | null {
  const regions = regionsOf(base, { mine: hunksBetween(base, mine), theirs: hunksBetween(base, theirs) });
  if (regions.some(({ agreed }) => agreed === null)) return null;
  return fill(base, regions, ({ agreed }) => agreed ?? []);
}

export function piecesOf(text: string): string[] {
  return text.match(PIECES) ?? [];
}

function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function isSpace(piece: string): boolean {
  return /^\s*$/.test(piece);
}

function lengthOf(items: readonly string[]): number {
  return items.reduce((sum, item) => sum + item.length, 0);
}

/** What changed, in order. Changes with nothing but `glue` between them are one: a reworded sentence is one change. */
function hunksBetween(
  base: readonly string[],
  other: readonly string[],
  glue: (item: string) => boolean = () => false,
): Hunk[] {
  const shorter = Math.min(base.length, other.length);
  let head = 0;
  while (head < shorter && base[head] === other[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && base.at(-1 - tail) === other.at(-1 - tail)) tail += 1;
  const middle = { base: base.slice(head, base.length - tail), other: other.slice(head, other.length - tail) };
  if (middle.base.length === 0 && middle.other.length === 0) return [];
  const changes = diffArrays(middle.base, middle.other, { maxEditLength: MOST_CHANGES });
  if (changes === undefined) return [{ start: head, end: base.length - tail, insert: middle.other }];
  const hunks: Hunk[] = [];
  let at = head;
  for (const { added, removed, value } of changes) {
    if (added || removed) {
      const change = { start: at, end: at + (removed ? value.length : 0), insert: added ? value : [] };
      const last = hunks.at(-1);
      const between = last === undefined ? [] : base.slice(last.end, change.start);
      if (last === undefined || !between.every(glue)) hunks.push(change);
      else hunks[hunks.length - 1] = joined(last, between, change);
    }
    if (!added) at += value.length;
  }
  return hunks;
}

function joined(first: Hunk, between: readonly string[], second: Hunk): Hunk {
  return { start: first.start, end: second.end, insert: [...first.insert, ...between, ...second.insert] };
}

/** The stretches that somebody changed, in order; changes that touch each other are one stretch. */
function regionsOf(
  base: readonly string[],
  by: { readonly mine: readonly Hunk[]; readonly theirs: readonly Hunk[] },
): Region[] {
  const all = [
    ...by.mine.map((hunk) => ({ hunk, isMine: true })),
    ...by.theirs.map((hunk) => ({ hunk, isMine: false })),
  ].sort((a, b) => a.hunk.start - b.hunk.start || a.hunk.end - b.hunk.end);
  const clusters: { start: number; end: number; mine: Hunk[]; theirs: Hunk[] }[] = [];
  for (const { hunk, isMine } of all) {
    let cluster = clusters.at(-1);
    if (cluster === undefined || hunk.start > cluster.end) {
      cluster = { start: hunk.start, end: hunk.end, mine: [], theirs: [] };
      clusters.push(cluster);
    }
    cluster.end = Math.max(cluster.end, hunk.end);
    (isMine ? cluster.mine : cluster.theirs).push(hunk);
  }
  return clusters.map(({ start, end, mine, theirs }) => {
    const made = { mine: applied(base, mine, { start, end }), theirs: applied(base, theirs, { start, end }) };
    return { start, end, ...made, agreed: agreedOf({ mine, theirs }, made) };
  });
}

function agreedOf(
  by: { readonly mine: readonly Hunk[]; readonly theirs: readonly Hunk[] },
  made: { readonly mine: readonly string[]; readonly theirs: readonly string[] },
): readonly string[] | null {
  if (by.theirs.length === 0) return made.mine;
  if (by.mine.length === 0) return made.theirs;
  return made.mine.join('\u0000') === made.theirs.join('\u0000') ? made.mine : null;
}

function applied(base: readonly string[], hunks: readonly Hunk[], within: { start: number; end: number }): string[] {
  const made: string[] = [];
  let at = within.start;
  for (const { start, end, insert } of hunks) {
    made.push(...base.slice(at, start), ...insert);
    at = end;
  }
  return [...made, ...base.slice(at, within.end)];
}

function fill(
  base: readonly string[],
  regions: readonly Region[],
  made: (region: Region) => readonly string[],
): string[] {
  const filled: string[] = [];
  let at = 0;
  for (const region of regions) {
    filled.push(...base.slice(at, region.start), ...made(region));
    at = region.end;
  }
  return [...filled, ...base.slice(at)];
}

function onLinesOfTheirOwn(mine: readonly string[], theirs: readonly string[]): string[] {
  const [first, second] = [mine.join(''), theirs.join('')];
  const needsBreak = first !== '' && second !== '' && !first.endsWith('\n');
  return [first, needsBreak ? '\n' : '', second];
}
