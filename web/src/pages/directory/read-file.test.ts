import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeText, splitText } from './read-file.ts';

const words = 'name,site\nAna Ruíz,"Peñón, Süd"\n';
const utf16 = (text: string, order: 'le' | 'be') => {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < text.length; at += 1) view.setUint16(at * 2, text.charCodeAt(at), order === 'le');
  return bytes;
};

describe('a file is read in the encoding in which it was saved', () => {
  test.each([
    ['UTF-8', new TextEncoder().encode(words)],
    ['UTF-8 with a mark', new TextEncoder().encode(`\uFEFF${words}`)],
    ['UTF-16 LE with a mark', utf16(`\uFEFF${words}`, 'le')],
    ['UTF-16 BE with a mark', utf16(`\uFEFF${words}`, 'be')],
    ['UTF-16 LE without one', utf16(words, 'le')],
    ['UTF-16 BE without one', utf16(words, 'be')],
    ['Latin-1', Uint8Array.from(words, (letter) => letter.charCodeAt(0))],
  ])('%s', (_encoding, bytes) => {
    expect(decodeText(bytes)).toBe(words);
  });

  test('what cannot be kept is marked', () => {
    expect(decodeText(new TextEncoder().encode('name\nAna\u0000 Ruiz\n'))).toBe('name\nAna\uFFFD Ruiz\n');
    expect(decodeText(new Uint8Array())).toBe('');
  });
});

test('a text is cut into parts that make it again, and no character is cut', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 2, max: 9 }), (text, most) => {
      const parts = splitText(text, most);
      expect(parts.join('')).toBe(text);
      for (const part of parts) {
        expect(part.length).toBeLessThanOrEqual(most);
        expect(part.isWellFormed()).toBe(text.isWellFormed());
      }
    }),
  );
});
