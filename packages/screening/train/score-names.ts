import type { NerLabel, NerText } from './ner.ts';

export type Found = { readonly start: number; readonly end: number; readonly label: NerLabel };

/** Counts over texts; `touch…` by overlap, `exact…` by both ends. */
export type NameCounts = {
  found: number;
  touchTrue: number;
  exact: number;
  gold: number;
  touchGold: number;
};

/** Compares names of one label with the gold; handles stand apart and count on neither side. */
export function countNames(
  texts: readonly NerText[],
  label: NerLabel,
  find: (text: string) => readonly Found[],
): NameCounts {
  const counts: NameCounts = { found: 0, touchTrue: 0, exact: 0, gold: 0, touchGold: 0 };
  for (const text of texts) {
    const gold = text.spans.filter((span) => span.label === label && !isHandle(text.text, span.start));
    const found = find(text.text).filter((span) => span.label === label);
    counts.found += found.length;
    counts.gold += gold.length;
    counts.touchTrue += found.filter((one) => gold.some((other) => touches(one, other))).length;
    counts.touchGold += gold.filter((one) => found.some((other) => touches(one, other))).length;
    counts.exact += found.filter((one) =>
      gold.some((other) => one.start === other.start && one.end === other.end),
    ).length;
  }
  return counts;
}

function touches(a: Found, b: Found): boolean {
  return a.start < b.end && b.start < a.end;
}

function isHandle(text: string, start: number): boolean {
  return text[start] === '@' || text[start - 1] === '@';
}

/** Harmonic mean of two shares. */
export function f1(precision: number, recall: number): number {
  return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
}

/** Wilson's interval (1927) of a share at 95 %. */
export function wilson(hits: number, of: number): [number, number] {
  if (of === 0) return [0, 1];
  const z = 1.96;
  const share = hits / of;
  const middle = share + (z * z) / (2 * of);
  const half = z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of));
  return [(middle - half) / (1 + (z * z) / of), (middle + half) / (1 + (z * z) / of)];
}

/** One line with precision, recall and F1 by overlap, and F1 by both ends. */
export function nameLine(title: string, counts: NameCounts): string {
  const precision = counts.touchTrue / Math.max(1, counts.found);
  const recall = counts.touchGold / Math.max(1, counts.gold);
  const exact = f1(counts.exact / Math.max(1, counts.found), counts.exact / Math.max(1, counts.gold));
  const shown = (hits: number, of: number): string => {
    const [low, high] = wilson(hits, of);
    return `${(hits / Math.max(1, of)).toFixed(3)} [${low.toFixed(3)} ${high.toFixed(3)}]`;
  };
  const parts = [
    title.padEnd(22),
    `P ${shown(counts.touchTrue, counts.found)}`,
    `R ${shown(counts.touchGold, counts.gold)}`,
    `F1 ${f1(precision, recall).toFixed(3)}`,
    `exact F1 ${exact.toFixed(3)}`,
    `n ${counts.gold}`,
  ];
  return parts.join('  ');
}
