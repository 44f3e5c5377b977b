import { diffWordsWithSpace } from 'diff';
import type { z } from 'zod';
import { type Content, type diffPart, textFields } from './contract.ts';

export type FieldDiff = { readonly field: string; readonly parts: z.infer<typeof diffPart>[] };

/** What changed from one content to another, word by word, for every field that either has. Unchanged fields are left out. */
export function diffContent(from: Content, to: Content): FieldDiff[] {
  const before = textsByField(from);
  const after = textsByField(to);
  const names = new Set([...before.keys(), ...after.keys()]);
  return [...names]
    .filter((field) => before.get(field) !== after.get(field))
    .map((field) => ({ field, parts: diffTexts(before.get(field) ?? '', after.get(field) ?? '') }));
}

function textsByField(content: Content): ReadonlyMap<string, string> {
  return new Map(textFields(content).map(({ field, text }) => [field, text]));
}

function diffTexts(from: string, to: string): FieldDiff['parts'] {
  return diffWordsWithSpace(from, to).map((change) => ({
    kind: change.added ? 'added' : change.removed ? 'removed' : 'same',
    text: change.value,
  }));
}
