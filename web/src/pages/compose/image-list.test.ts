import type { Content } from '@bedside/server/contract/flow/compose';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { moveImage, withCrop, withImageBack, withoutImage } from './image-list.ts';

const image = (id: string) => ({ mediaId: id, sha256: id.repeat(64).slice(0, 64), altText: id });
const content = (...threads: number[][]): Pick<Content, 'images' | 'variants'> => ({
  images: ['a', 'b', 'c', 'd'].map(image),
  variants: {
    newsroom: { text: 'x' },
    bluesky: { text: 'x', thread: threads.map((imageIndexes) => ({ text: 'y', imageIndexes })) },
  },
});
const idsOf = ({ images }: Pick<Content, 'images'>) => images.map(({ mediaId }) => mediaId).join('');
const partsOf = (now: Pick<Content, 'images' | 'variants'>) =>
  now.variants.bluesky?.thread?.map(({ imageIndexes = [] }) =>
    imageIndexes.map((index) => now.images[index]?.mediaId).join(''),
  );

describe('an image', () => {
  test('goes to another place, and parts of threads still name the same images', () => {
    const moved = moveImage(content([0, 1], [3]), 0, 2);
    expect(idsOf(moved)).toBe('bcad');
    expect(partsOf(moved)).toEqual(['ba', 'd']);
  });

  test('that is taken out leaves the others where they belong, and comes back to its place and part', () => {
    const before = content([0, 1], [3]);
    const without = withoutImage(before, 1);
    expect(idsOf(without)).toBe('acd');
    expect(partsOf(without)).toEqual(['a', 'd']);
    expect(withImageBack(without, image('b'), { index: 1, before })).toEqual(before);
  });

  test('comes back even when others went in the meantime', () => {
    const before = content([3]);
    const without = withoutImage(withoutImage(before, 3), 0);
    const back = withImageBack(without, image('d'), { index: 3, before });
    expect(idsOf(back)).toBe('bcd');
    expect(partsOf(back)).toEqual(['d']);
  });

  test('is never lost, doubled or named by another part, wherever it goes', () => {
    const place = fc.integer({ min: 0, max: 3 });
    fc.assert(
      fc.property(fc.uniqueArray(place), place, fc.integer({ min: -2, max: 9 }), (indexes, from, to) => {
        const before = content(indexes);
        const moved = moveImage(before, from, to);
        expect([...idsOf(moved)].sort().join('')).toBe('abcd');
        expect([...(partsOf(moved)?.[0] ?? '')].sort()).toEqual([...(partsOf(before)?.[0] ?? '')].sort());
      }),
    );
  });
});

describe('a part for a network', () => {
  const part = { mediaId: 'p', sha256: 'f'.repeat(64) };
  test('stands beside those of other networks, and is gone without a trace', () => {
    const one = withCrop(image('a'), ['bluesky'], part);
    const two = withCrop(one, ['mastodon', 'practice'], part);
    expect(Object.keys(two.crops ?? {}).sort()).toEqual(['bluesky', 'mastodon', 'practice']);
    expect(withCrop(two, ['mastodon', 'practice'], null)).toEqual(one);
    expect(withCrop(one, ['bluesky'], null)).toEqual(image('a'));
  });
});
