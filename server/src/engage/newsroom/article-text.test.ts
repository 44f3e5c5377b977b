import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { articleSlug, cutBetweenWords, linkify, safeHref, splitHeadline, toParagraphs } from './article-text.ts';

const letters = (text: string) => text.replace(/\s+/gu, '');
const hrefs = (line: string) => linkify(line).flatMap(({ href }) => (href === null ? [] : [href]));

describe('headline', () => {
  test.each([
    ['Flu shots start Monday. Walk in.', 'Flu shots start Monday.', 'Walk in.'],
    ['A short first line\n\nThen the text. More.', 'A short first line', 'Then the text. More.'],
    ['Dr. Osei answers your questions. Join us.', 'Dr. Osei answers your questions.', 'Join us.'],
    ['Only one sentence', 'Only one sentence', ''],
    ['', '', ''],
  ])('of %j is %j', (body, headline, rest) => {
    expect(splitHeadline(body)).toEqual({ headline, rest, whole: true });
  });

  test('that had to be cut stands in the text again', () => {
    const body = `${'word '.repeat(60).trim()}.`;
    const { headline, rest, whole } = splitHeadline(body);
    expect({ rest, whole }).toEqual({ rest: body, whole: false });
    expect(headline).toMatch(/^(word )+word…$/u);
    expect(headline.length).toBeLessThanOrEqual(110);
  });

  test('and rest hold every letter of the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (body) => {
        const { headline, rest, whole } = splitHeadline(body);
        expect(letters(whole ? headline + rest : rest)).toBe(letters(body));
      }),
    );
  });
});

test('a cut text is never longer than asked and never splits a surrogate pair', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), fc.integer({ min: 2, max: 40 }), (text, maxLength) => {
      const cut = cutBetweenWords(text, maxLength);
      expect(cut.length).toBeLessThanOrEqual(maxLength);
      expect(cut.isWellFormed()).toBe(true);
    }),
  );
});

describe('links', () => {
  test.each([
    ['See https://example.org/a.', ['https://example.org/a']],
    ['(https://example.org/a_(b))', ['https://example.org/a_(b)']],
    ['https://example.org/x, http://example.net?', ['https://example.org/x', 'http://example.net/']],
    ['javascript:alert(1) data:text/html,x ftp://example.org', []],
    ['https://lakeside.example@evil.example/', []],
    ['https://', []],
  ])('in %j are %j', (line, expected) => expect(hrefs(line)).toEqual(expected));

  test('pieces put together are the line', () => {
    const words = fc.constantFrom('https://example.org/', 'a', ' ', ')', '(', '.', '"', '<', 'http://', '\u202e', '@');
    fc.assert(
      fc.property(fc.array(words, { maxLength: 20 }), (parts) => {
        const line = parts.join('');
        const pieces = linkify(line);
        expect(pieces.map(({ text }) => text).join('')).toBe(line);
        for (const { href } of pieces) if (href !== null) expect(href).toMatch(/^https?:\/\/[^@/\s"<>]+\/[^\s"<>]*$/u);
      }),
    );
  });

  test('are http or https only', () => {
    expect(safeHref('JAVASCRIPT:alert(1)')).toBeNull();
    expect(safeHref('//example.org')).toBeNull();
    expect(safeHref('HTTPS://EXAMPLE.org/A')).toBe('https://example.org/A');
  });
});

test('paragraphs are parted by empty lines and keep their lines', () => {
  expect(toParagraphs('a\nb\n\n \n\nc\r\n\r\nd')).toEqual([['a', 'b'], ['c'], ['d']]);
});

describe('slug', () => {
  test('is made of first words and the end of the id', () => {
    expect(articleSlug('¡Vacunas contra la gripe, desde el lunes! Más.', '0190a5b0-0000-7000-8000-0123456789ab')).toBe(
      'vacunas-contra-la-gripe-desde-el-lunes-23456789ab',
    );
    expect(articleSlug('日本語', '0190a5b0-0000-7000-8000-0123456789ab')).toBe('post-23456789ab');
  });

  test('is short and plain, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), fc.uuid(), (body, id) => {
        expect(articleSlug(body, id)).toMatch(/^[a-z0-9][a-z0-9-]{0,80}$/u);
      }),
    );
  });
});
