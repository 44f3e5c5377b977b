import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fewWords, findPassage, placeOfWords } from './passages.ts';

describe('a marked passage', () => {
  test('is found where it stood, whatever came after it', () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ minLength: 1 }), fc.string(), (before, quote, after) => {
        const place = { start: before.length, end: before.length + quote.length };
        expect(findPassage(`${before}${quote}${after}`, { start: before.length, quote })).toEqual(place);
      }),
    );
  });

  test('is found again after words were put before it', () => {
    expect(findPassage('Please note: three out of four.', { start: 0, quote: 'three out of four' })).toEqual({
      start: 13,
      end: 30,
    });
  });

  test('is stale where its words are gone, or stand in several places', () => {
    expect(findPassage('Many are wrong.', { start: 0, quote: 'three out of four' })).toBeNull();
    expect(findPassage('now and now', { start: 2, quote: 'now' })).toBeNull();
  });
});

test('words are looked for in every text of a post', () => {
  const image = { mediaId: 'm', sha256: 's', altText: 'A bench between trees.' };
  const content = { baseText: 'Our garden.', link: null, variants: {}, images: [image] };
  expect(placeOfWords(content, ' bench ')).toEqual({ field: 'images.0.altText', start: 2, end: 7, quote: 'bench' });
  expect(placeOfWords(content, 'chair')).toBeNull();
  expect(placeOfWords(content, ' ')).toBeNull();
});

test('a button shows few words of a long passage', () => {
  expect(fewWords('a\nb')).toBe('a b');
  expect(fewWords('x'.repeat(80))).toHaveLength(39);
});
