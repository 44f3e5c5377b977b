import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { altTips, tooLongFor } from './alt-tips.ts';

const limits = [
  { network: 'bluesky', max: 2_000 },
  { network: 'practice', max: 30 },
];
const tipsOf = (altText: string, made: Partial<Parameters<typeof altTips>[0]> = {}) =>
  altTips({ altText, texts: [], namesSomebody: false, limits: [], ...made });

describe('a description is told', () => {
  test.each([
    ['Nurse', ['tooShort']],
    ['A vaccine', ['tooShort']],
    ['IMG_2041.jpg', ['fileName']],
    ['IMG 2041', ['fileName']],
    ['Captura 2026-11-21', ['fileName']],
    ['my holiday.png', ['tooShort']],
    ['holiday-2026.png', ['fileName']],
    ['Image of a nurse at work', ['imageOf']],
    ['a picture showing two doors', ['imageOf']],
    ['Foto de una enfermera en la sala', ['imageOf']],
    ['Una imagen que muestra dos puertas', ['imageOf']],
    ['Photo of us', ['imageOf']],
  ])('%j: %j', (altText, tips) => {
    expect(tipsOf(altText).filter((tip) => tip !== 'wordsInImage')).toEqual(tips);
  });

  test('that it is the same as the post, whatever the signs around the words', () => {
    expect(tipsOf('Flu vaccines are here', { texts: ['Other', 'Flu vaccines are here!'] })).toEqual(['sameAsPost']);
    expect(tipsOf('A nurse with a syringe', { texts: ['', '!!'] })).not.toContain('sameAsPost');
  });

  test('first of all that it may name somebody', () => {
    expect(tipsOf('Image of Mary Samplewood', { namesSomebody: true })).toEqual(['person', 'imageOf']);
  });

  test('that it is too long for a network, counted in characters as people see them', () => {
    expect(tooLongFor({ altText: 'x'.repeat(31), limits })).toEqual(['practice']);
    expect(tooLongFor({ altText: '👩🏽‍⚕️'.repeat(30), limits })).toEqual([]);
    expect(tipsOf('x y z '.repeat(10), { limits })).toEqual(['tooLong']);
  });

  test('to say which words are in the image, unless it does', () => {
    expect(tipsOf('A nurse beside a box of vaccines')).toEqual(['wordsInImage']);
    expect(tipsOf('A poster that says “Walk in today”')).toEqual([]);
    expect(tipsOf('Un cartel de la clínica, verde')).toEqual([]);
  });
});

test('an empty description has no tips, and no text breaks them', () => {
  expect(tipsOf('  ')).toEqual([]);
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.array(fc.string()), (altText, texts) => {
      const tips = altTips({ altText, texts, namesSomebody: false, limits });
      expect(new Set(tips).size).toBe(tips.length);
    }),
  );
});
