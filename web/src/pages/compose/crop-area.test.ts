import fc from 'fast-check';
import { expect, test } from 'vitest';
import { areaOf, isWhole } from './crop-area.ts';

test('a part is whole pixels inside the image, whatever the percentages', () => {
  const percent = fc.double({ min: -5, max: 105, noNaN: true });
  const size = fc.record({ widthPx: fc.integer({ min: 1, max: 9_000 }), heightPx: fc.integer({ min: 1, max: 9_000 }) });
  fc.assert(
    fc.property(fc.record({ x: percent, y: percent, width: percent, height: percent }), size, (crop, image) => {
      const { x, y, width, height } = areaOf(crop, image);
      for (const value of [x, y, width, height]) expect(Number.isInteger(value)).toBe(true);
      expect(x >= 0 && y >= 0 && width >= 1 && height >= 1).toBe(true);
      expect(x + width <= image.widthPx && y + height <= image.heightPx).toBe(true);
    }),
  );
});

test('all of an image is no part of it', () => {
  const image = { widthPx: 1_201, heightPx: 799 };
  expect(isWhole(areaOf({ x: 0, y: 0, width: 100, height: 100 }, image), image)).toBe(true);
  expect(isWhole(areaOf({ x: 0, y: 0, width: 100, height: 99 }, image), image)).toBe(false);
});
