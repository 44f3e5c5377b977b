import { diffWordsWithSpace } from 'diff';
import type { z } from 'zod';
import type { Content, diffPart } from './contract.ts';

export type FieldDiff = { readonly field: string; readonly parts: z.infer<typeof diffPart>[] };

/** What changed from one content to another, word by word, for every field that either has. Unchanged fields are left out. */
export function diffContent(from: Content, to: Content): FieldDiff[] {
  const before = new Map(textFields(from));
  const after = new Map(textFields(to));
  const names = new Set([...before.keys(), ...after.keys()]);
  return [...names]
    .filter((field) => before.get(field) !== after.get(field))
    .map((field) => ({ field, parts: diffTexts(before.get(field) ?? '', after.get(field) ?? '') }));
}

function diffTexts(from: string, to: string): FieldDiff['parts'] {
  return diffWordsWithSpace(from, to).map((change) => ({
    kind: change.added ? 'added' : change.removed ? 'removed' : 'same',
    text: change.value,
  }));
}

/** Every text of a content by the name of its field; the same names are used by findings. */
export function textFields(content: Content): [field: string, text: string][] {
  return [
    ['baseText', content.baseText],
    ...Object.entries(content.variants).map(([network, own]): [string, string] => [
      `variants.${network}`,
      own?.text ?? '',
    ]),
    ...content.images.map((image, index): [string, string] => [`images.${index}.altText`, image.altText]),
    ...(content.link === null ? [] : [['link', content.link] satisfies [string, string]]),
  ];
}
