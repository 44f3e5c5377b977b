import { type NetworkId, networkIds } from '@bedside/connectors/networks';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emptyContent } from './content-hash.ts';
import { type Content, type MediaChoice, mediaChoice, mediaPlaces, partsOf, placesFor } from './contract.ts';
import { diffContent } from './diff/version-diff.ts';

const stored = (name: string) => ({ mediaId: name, sha256: name.repeat(64).slice(0, 64) });
const full: Content = {
  ...emptyContent,
  images: ['a', 'b', 'c'].map((name) => ({ ...stored(name), altText: name })),
  video: { ...stored('d'), altText: 'd', cover: stored('e') },
  document: { ...stored('f'), title: 'f' },
};
const threads = { id: 'x', takesFirstComment: true } as const;

/** Names of all media that leave for X, part by part. */
function leaving(content: Content): string[] {
  return partsOf(content, threads).map(({ files, imageIndexes }) =>
    [...imageIndexes.map((index) => content.images[index]), files.video, files.video?.cover, files.document]
      .flatMap((one) => one?.mediaId ?? [])
      .join(''),
  );
}

describe('what leaves for a network', () => {
  test.each<[MediaChoice | undefined, string]>([
    [undefined, 'abcdef'],
    ['images', 'abc'],
    ['first-image', 'a'],
    ['video', 'de'],
    ['document', 'f'],
    ['none', ''],
  ])('%s', (choice, media) => {
    const mediaFor = choice === undefined ? undefined : { x: choice, bluesky: 'none' as const };
    expect(leaving({ ...full, mediaFor })).toEqual([media]);
  });

  test('is the same with parts and a comment, which take nothing that was not chosen', () => {
    const thread = [
      { text: 'Two', imageIndexes: [2] },
      { text: 'Three', imageIndexes: [0] },
    ];
    const content = { ...full, firstComment: 'Ask.', variants: { x: { text: 'One', thread } } };
    expect(leaving(content)).toEqual(['bdef', 'c', 'a', '']);
    expect(leaving({ ...content, mediaFor: { x: 'first-image' } })).toEqual(['', '', 'a', '']);
    expect(leaving({ ...content, mediaFor: { x: 'video' } })).toEqual(['de', '', '', '']);
  });

  test('is told alike by parts and by places, whatever a post holds and whatever was chosen', () => {
    const held = fc.record({
      images: fc.subarray(full.images),
      video: fc.constantFrom(full.video, { ...stored('d'), altText: 'd' }, undefined),
      document: fc.constantFrom(full.document, undefined),
      mediaFor: fc.dictionary(fc.constantFrom(...networkIds), fc.constantFrom(...mediaChoice.options)),
      thread: fc.array(fc.record({ text: fc.constant('x'), imageIndexes: fc.array(fc.nat(4)) }), { minLength: 1 }),
    });
    fc.assert(
      fc.property(held, ({ thread, ...media }) => {
        const content: Content = { ...emptyContent, ...media, variants: { x: { text: 'x', thread } } };
        const everything = mediaPlaces(content);
        const places = placesFor(content, 'x');
        for (const { place, ...one } of places) expect(one).toEqual(everything[place]);
        const byPlaces = places.flatMap(({ forms }) => forms[0]?.mediaId ?? []);
        expect(leaving(content).join('').split('').sort()).toEqual(byPlaces.sort());
      }),
    );
  });
});

test('a reviewer sees what was chosen, and what changed in it', () => {
  const chosen = (mediaFor: Partial<Record<NetworkId, MediaChoice>>): Content => ({ ...full, mediaFor });
  const [change] = diffContent(chosen({ youtube: 'video' }), chosen({ youtube: 'video', x: 'images' }), String);
  expect(change).toEqual({
    field: 'choices',
    parts: [
      { kind: 'added', text: 'x media images ' },
      { kind: 'same', text: 'youtube media video ' },
    ],
  });
});
