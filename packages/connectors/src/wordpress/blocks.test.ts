import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escapeText, escapeTitle, readBlocks, writeBlocks } from './blocks.ts';
import { siteOf } from './site-address.ts';

const words = (text: string) => writeBlocks({ text, pictures: [], video: null, deliveryKey: null });

test('words come back as they were, whatever they are', () => {
  const signs = fc.constantFrom(
    '<',
    '>',
    '&',
    '"',
    '[',
    ']',
    '\n',
    ' ',
    'a',
    'é',
    '👩‍⚕️',
    '&amp;',
    '-->',
    '<p>',
    'https://example.org/?a=1&b=2',
  );
  fc.assert(
    fc.property(fc.array(signs, { maxLength: 40 }), (parts) => {
      const text = parts.join('').trim();
      expect(readBlocks(words(text)).text).toBe(text);
    }),
  );
});

test('no tag, comment or shortcode comes of words', () => {
  const signs = fc.constantFrom('<', '>', '"', '[', ']', '/', '!', '--', 'script', 'wp:html', 'gallery', ' ', '\n\n');
  fc.assert(
    fc.property(fc.array(signs, { maxLength: 40 }), (parts) => {
      const left = words(parts.join(''))
        .replaceAll(/<!-- \/?wp:paragraph -->/gu, '')
        .replaceAll(/<\/?p>|<br>/gu, '');
      expect(left).not.toMatch(/[<>[\]"]/u);
    }),
  );
});

describe('addresses', () => {
  test.each([
    ['See https://example.org/a.', 'See <a href="https://example.org/a">https://example.org/a</a>.'],
    [
      '(https://example.org/?a=1&b=2)',
      '(<a href="https://example.org/?a=1&amp;b=2">https://example.org/?a=1&amp;b=2</a>)',
    ],
    ['javascript:alert(1)', 'javascript:alert(1)'],
  ])('%s', (text, html) => {
    expect(words(text)).toBe(`<!-- wp:paragraph -->\n<p>${html}</p>\n<!-- /wp:paragraph -->`);
  });
});

test('pictures and a video stand below the words, with what they show', () => {
  const url = 'https://example.org/a.png';
  const content = writeBlocks({
    text: 'Words.',
    pictures: [{ mediaId: 7, url, altText: 'A "ramp" & a <door>' }],
    video: { mediaId: 8, url: 'https://example.org/b.mp4' },
    deliveryKey: '0199-k',
  });
  expect(content).toContain('<!-- wp:paragraph {"metadata":{"bedside":"0199-k"}} -->');
  expect(content).toContain('alt="A &quot;ramp&quot; &amp; a &lt;door&gt;" class="wp-image-7"/>');
  expect(content).toContain('<video controls src="https://example.org/b.mp4"></video>');
  expect(readBlocks(content)).toEqual({
    text: 'Words.',
    altTexts: ['A "ramp" & a <door>'],
    films: 1,
    deliveryKey: '0199-k',
  });
});

test('a title keeps its brackets, and half a letter becomes the sign for one', () => {
  expect(escapeTitle('[New] A & B')).toBe('[New] A &amp; B');
  expect(escapeText('\ud800')).toBe('\ufffd');
});

test.each([
  ['https://example.org', 'https://example.org', false],
  ['https://example.org/blog/', 'https://example.org/blog', false],
  ['https://example.org/blog/wp-admin/post.php?post=1', 'https://example.org/blog', false],
  ['https://example.org/wp-json/wp/v2', 'https://example.org', false],
  ['https://example.org/index.php?rest_route=/wp/v2/posts', 'https://example.org', true],
])('%s is the site %s', (typed, site, byParameter) => {
  expect(siteOf(typed)).toEqual({ site, byParameter });
});
