import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countSegments, plainSigns } from './segments.ts';

test.each([
  ['nothing', '', { encoding: 'GSM-7', characters: 0, segments: 1 }],
  ['plain words', 'Your form waits.', { encoding: 'GSM-7', characters: 16, segments: 1 }],
  ['letters of the small alphabet', 'ñ¿¡éüàÑ', { encoding: 'GSM-7', characters: 7, segments: 1 }],
  ['a letter of the large one', 'código', { encoding: 'UCS-2', characters: 6, segments: 1 }],
  ['what needs two places in the small one', '[€]', { encoding: 'GSM-7', characters: 6, segments: 1 }],
  ['what needs two places in the large one', '👍', { encoding: 'UCS-2', characters: 2, segments: 1 }],
  ['160 of the small', 'a'.repeat(160), { encoding: 'GSM-7', characters: 160, segments: 1 }],
  ['161 of the small', 'a'.repeat(161), { encoding: 'GSM-7', characters: 161, segments: 2 }],
  ['306 of the small', 'a'.repeat(306), { encoding: 'GSM-7', characters: 306, segments: 2 }],
  ['307 of the small', 'a'.repeat(307), { encoding: 'GSM-7', characters: 307, segments: 3 }],
  ['70 of the large', 'ó'.repeat(70), { encoding: 'UCS-2', characters: 70, segments: 1 }],
  ['71 of the large', 'ó'.repeat(71), { encoding: 'UCS-2', characters: 71, segments: 2 }],
  ['a sign on the seam', `${'a'.repeat(152)}€${'a'.repeat(152)}`, { encoding: 'GSM-7', characters: 306, segments: 3 }],
])('%s', (_what, text, counted) => {
  expect(countSegments(text)).toEqual(counted);
});

test('more words never count as fewer', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string(), (text, more) => {
      expect(countSegments(text + more).segments).toBeGreaterThanOrEqual(countSegments(text).segments);
    }),
  );
});

test('marks that printers like become those of the small alphabet, and letters stay', () => {
  const plain = plainSigns('St. Mary’s “Clínica” – Ñandú…\u00a0');
  expect(plain).toBe('St. Mary\'s "Clínica" - Ñandú... ');
  expect(countSegments(plainSigns('Children’s – “North”'))).toMatchObject({ encoding: 'GSM-7' });
});
