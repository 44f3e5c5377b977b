import fc from 'fast-check';
import { expect, it } from 'vitest';
import { anyText } from '../any-text.ts';
import { graphemeEdges } from './graphemes.ts';

it.each([
  ['Ann\u0301 Lee', 0, 3, 'Ann\u0301'],
  ['a👩‍⚕️b', 2, 3, '👩‍⚕️'],
  ['🇺🇸🇲🇽', 2, 5, '🇺🇸🇲🇽'],
  ['one\r\ntwo', 0, 4, 'one\r\n'],
  ['9️⃣', 0, 1, '9️⃣'],
  ['Ann Lee', 4, 7, 'Lee'],
])('a span in %j from %i to %i becomes %j', (text, start, end, surface) => {
  const wide = graphemeEdges(text)({ start, end });
  expect(text.slice(wide.start, wide.end)).toBe(surface);
});

it('a span is only widened, and lies between graphemes', () => {
  fc.assert(
    fc.property(
      fc.oneof(anyText(40), fc.string({ unit: 'grapheme', maxLength: 30 })),
      fc.nat(),
      fc.nat(),
      (text, a, b) => {
        const [start, end] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y) as [number, number];
        const edges = new Set([text.length]);
        for (const { index } of new Intl.Segmenter('en').segment(text)) edges.add(index);
        const widen = graphemeEdges(text);
        const wide = widen({ start, end });
        // Asked often, it answers from a list, and answers the same.
        for (let i = 0; i < 20; i += 1) expect(widen({ start, end })).toEqual(wide);
        expect(wide.start).toBeLessThanOrEqual(start);
        expect(wide.end).toBeGreaterThanOrEqual(end);
        expect(edges.has(wide.start) && edges.has(wide.end)).toBe(true);
      },
    ),
    { numRuns: 300 },
  );
});
