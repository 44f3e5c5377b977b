import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addPart,
  assignImage,
  fromParts,
  isNumbered,
  joinPart,
  keepImagesOfParts,
  movePart,
  type Part,
  removePart,
  setNumbering,
  spreadImages,
  toParts,
} from './thread-parts.ts';

const parts: readonly Part[] = [
  { text: 'Flu shots are here.', imageIndexes: [0, 2] },
  { text: 'Walk in any day.', imageIndexes: [1] },
  { text: 'Bring a friend.', imageIndexes: [] },
];
const texts = (list: readonly Part[]) => list.map(({ text }) => text);

describe('the parts of a wording', () => {
  it('come back as they were stored; images that no part names are the first one’s', () => {
    const own = { text: 'a', thread: [{ text: 'b', imageIndexes: [1] }, { text: 'c' }] };
    expect(toParts(own, 3).map(({ imageIndexes }) => imageIndexes)).toEqual([[0, 2], [1], []]);
    expect(fromParts(toParts(own, 3))).toEqual(own);
  });
  it('are no thread where there is one', () => {
    expect(fromParts([{ text: 'a', imageIndexes: [0] }])).toEqual({ text: 'a' });
  });
});

describe('a change of parts', () => {
  it('moves words and images together', () => {
    const moved = movePart(parts, 1, -1);
    expect(texts(moved)).toEqual(['Walk in any day.', 'Flu shots are here.', 'Bring a friend.']);
    expect(moved.map(({ imageIndexes }) => imageIndexes)).toEqual([[1], [0, 2], []]);
    expect(movePart(parts, 0, -1)).toEqual(parts);
    expect(movePart(parts, 2, 1)).toEqual(parts);
  });
  it('joins two parts as paragraphs, with the images of both', () => {
    expect(joinPart(parts, 1)[0]).toEqual({ text: 'Flu shots are here.\n\nWalk in any day.', imageIndexes: [0, 1, 2] });
  });
  it('gives the images of a part that goes to the first', () => {
    expect(removePart(parts, 1).map(({ imageIndexes }) => imageIndexes)).toEqual([[0, 1, 2], []]);
  });
  it('gives an image to one part only', () => {
    expect(assignImage(parts, 2, 2).map(({ imageIndexes }) => imageIndexes)).toEqual([[0], [1], [2]]);
  });
  it('puts numbers right where there were numbers, and brings none where there were none', () => {
    const numbered = setNumbering(parts, true);
    expect(texts(movePart(numbered, 1, -1))[0]).toBe('Walk in any day. 1/3');
    expect(texts(removePart(numbered, 0))).toEqual(['Walk in any day. 1/2', 'Bring a friend. 2/2']);
    expect(texts(addPart(numbered)).at(-1)).toBe('4/4');
    expect(texts(joinPart(numbered, 1))).toEqual([
      'Flu shots are here.\n\nWalk in any day. 1/2',
      'Bring a friend. 2/2',
    ]);
    expect(isNumbered(addPart(parts))).toBe(false);
    expect(setNumbering(numbered, false)).toEqual(parts);
  });
  it('gives each part as many images as a network takes', () => {
    const placed = (count: number) => spreadImages(parts, count, 4).map(({ imageIndexes }) => imageIndexes.length);
    expect([placed(0), placed(4), placed(6), placed(20)]).toEqual([
      [0, 0, 0],
      [4, 0, 0],
      [4, 2, 0],
      [4, 4, 12],
    ]);
  });
  it('loses no image', () => {
    const change = fc.tuple(fc.constantFrom('move', 'join', 'remove', 'add', 'assign'), fc.nat(5), fc.nat(2));
    fc.assert(
      fc.property(fc.array(change, { maxLength: 8 }), (changes) => {
        let now: readonly Part[] = parts;
        for (const [kind, at, image] of changes) {
          const index = at % now.length;
          if (kind === 'move') now = movePart(now, index, 1);
          if (kind === 'join') now = joinPart(now, index);
          if (kind === 'remove' && now.length > 1) now = removePart(now, index);
          if (kind === 'add') now = addPart(now);
          if (kind === 'assign') now = assignImage(now, image, index);
        }
        expect(now.flatMap(({ imageIndexes }) => imageIndexes).toSorted((a, b) => a - b)).toEqual([0, 1, 2]);
      }),
    );
  });
});

it('keeps the images of parts when images are moved or removed', () => {
  const image = (mediaId: string) => ({ mediaId, sha256: 's', altText: '' });
  const before = {
    images: [image('a'), image('b'), image('c')],
    variants: {
      bluesky: {
        text: '1',
        thread: [
          { text: '2', imageIndexes: [1] },
          { text: '3', imageIndexes: [2] },
        ],
      },
    },
  };
  expect(keepImagesOfParts(before, [image('c'), image('a')])).toEqual({
    bluesky: { text: '1', thread: [{ text: '2' }, { text: '3', imageIndexes: [0] }] },
  });
});
