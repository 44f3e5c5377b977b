import { diffWordsWithSpace } from 'diff';

export type DiffPart = { readonly kind: 'same' | 'added' | 'removed'; readonly text: string };

/** What changed between two texts, word by word; white space counts. The parts that are not removed join to the new text. */
export function diffTexts(before: string, after: string): DiffPart[] {
  return diffWordsWithSpace(before, after).map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }));
}

/** Both texts are word for word the same. */
export function isUnchanged(parts: readonly DiffPart[]): boolean {
  return parts.every(({ kind }) => kind === 'same');
}
