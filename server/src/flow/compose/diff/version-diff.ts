import { diffArrays, diffWordsWithSpace } from 'diff';
import type { z } from 'zod';
import { type Content, choicesOf, type MediaPlace, mediaPlaces, textFields } from '../contract.ts';

import type { diffPart } from './contract.ts';

export type FieldDiff = { readonly field: string; readonly parts: z.infer<typeof diffPart>[] };

/**
 * What changed from one content to another: texts word by word, images, channels and language item by item. Unchanged
 * fields are left out. Images are told by the beginning of the hash of their bytes, so that a swapped picture shows.
 * @param channelName what people call a channel.
 */
export function diffContent(from: Content, to: Content, channelName: (id: string) => string): FieldDiff[] {
  const before = textsByField(from);
  const after = textsByField(to);
  const names = new Set([...before.keys(), ...after.keys()]);
  const texts = [...names].map((field) => ({
    field,
    parts: diffTexts(before.get(field) ?? '', after.get(field) ?? ''),
  }));
  const items = [
    { field: 'images', parts: diffItems(from.images.map(pictureOf), to.images.map(pictureOf)) },
    { field: 'video', parts: diffItems(hashesOf(from, 'video'), hashesOf(to, 'video')) },
    { field: 'cover', parts: diffItems(hashesOf(from, 'cover'), hashesOf(to, 'cover')) },
    { field: 'document', parts: diffItems(hashesOf(from, 'document'), hashesOf(to, 'document')) },
    { field: 'partImages', parts: diffItems(partImagesOf(from), partImagesOf(to)) },
    { field: 'choices', parts: diffItems(namedChoicesOf(from), namedChoicesOf(to)) },
    { field: 'links', parts: diffItems(addressesOf(from), addressesOf(to)) },
    { field: 'channelIds', parts: diffItems(from.channelIds.map(channelName), to.channelIds.map(channelName)) },
    { field: 'language', parts: diffItems([from.language], [to.language]) },
    { field: 'permission', parts: diffItems(permissionOf(from), permissionOf(to)) },
  ];
  return [...texts, ...items].filter(({ parts }) => parts.some(({ kind }) => kind !== 'same'));
}

function textsByField(content: Content): ReadonlyMap<string, string> {
  return new Map(textFields(content).map(({ field, text }) => [field, text]));
}

/** Addresses that leave otherwise than they were written, each with where it leads. */
function addressesOf({ addresses = [] }: Content): string[] {
  return addresses
    .filter(({ leaves, written }) => leaves !== written)
    .map(({ leaves, network, target }) =>
      leaves === target ? `${network} ${target}` : `${network} ${leaves} → ${target}`,
    );
}

const HASH_START = 12;

function pictureOf(image: Content['images'][number]): string {
  const crops = Object.entries(image.crops ?? {}).map(
    ([network, crop]) => ` ${network}: ${crop?.sha256.slice(0, HASH_START)}`,
  );
  return [image.sha256.slice(0, HASH_START), ...crops.sort()].join('');
}

function hashesOf(content: Content, wanted: MediaPlace['kind']): string[] {
  return mediaPlaces(content)
    .filter(({ kind }) => kind === wanted)
    .flatMap(({ forms }) => forms.map(({ sha256 }) => sha256.slice(0, HASH_START)));
}

/** Which images go out below which part of a thread; both counted as they are shown, from 1. */
function partImagesOf({ variants }: Content): string[] {
  return Object.entries(variants)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([network, variant]) =>
      (variant?.thread ?? []).flatMap(({ imageIndexes = [] }, index) =>
        imageIndexes.length === 0
          ? []
          : [`${network} ${index + 2}: ${imageIndexes.map((image) => image + 1).join('+')}`],
      ),
    );
}

/** The purpose, and the beginning of the id of each permission. */
function permissionOf({ permission }: Content): string[] {
  if (permission === undefined) return [];
  return [permission.purpose, ...permission.authorizationIds.map((id) => id.slice(-HASH_START))];
}

/** `network name value`; neither of the first two holds a space. */
function namedChoicesOf(content: Content): string[] {
  return choicesOf(content).map(({ network, name, value }) => `${network} ${name} ${value}`);
}

function diffTexts(from: string, to: string): FieldDiff['parts'] {
  return diffWordsWithSpace(from, to).map((change) => ({ kind: kindOf(change), text: change.value }));
}

function diffItems(from: string[], to: string[]): FieldDiff['parts'] {
  return diffArrays(from, to).map((change) => ({ kind: kindOf(change), text: `${change.value.join(', ')} ` }));
}

function kindOf(change: { added: boolean; removed: boolean }): FieldDiff['parts'][number]['kind'] {
  if (change.added) return 'added';
  return change.removed ? 'removed' : 'same';
}
