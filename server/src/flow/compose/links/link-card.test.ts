import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeReferences, readHtmlHead } from './html-head.ts';
import { readLinkCard } from './link-card.ts';
import { decodePage } from './page-text.ts';

const page = 'https://clinic.example.org/flu/';
const utf8 = (text: string) => new TextEncoder().encode(text);

describe('a card', () => {
  test('is what the page says of itself by OpenGraph', () => {
    const html = `<!doctype html><head><title>Flu</title>
      <meta property="og:title" content="Flu shots &amp; where to get them">
      <meta content='Walk in &#8211; any day' property='og:description'>
      <META PROPERTY=og:site_name CONTENT=Lakeside>
      <meta property="og:image" content="/pictures/flu.png?a=1&amp;b=2"></head>`;
    expect(readLinkCard(html, page)).toEqual({
      title: 'Flu shots & where to get them',
      description: 'Walk in – any day',
      siteName: 'Lakeside',
      imageUrl: 'https://clinic.example.org/pictures/flu.png?a=1&b=2',
    });
  });

  test('comes from Twitter cards, then JSON-LD, then the title', () => {
    expect(readLinkCard('<meta name="twitter:title" content="Flu"><title>Other</title>', page)?.title).toBe('Flu');
    const script = JSON.stringify({
      '@graph': [{ '@type': 'Thing' }, { headline: 'Flu', image: [{ url: '/a.png' }] }],
    });
    expect(readLinkCard(`<script type="application/ld+json">${script}</script><title>T</title>`, page)).toMatchObject({
      title: 'Flu',
      imageUrl: 'https://clinic.example.org/a.png',
    });
    expect(readLinkCard('<title> Flu\n shots </title><meta name=description content="Walk in">', page)).toMatchObject({
      title: 'Flu shots',
      description: 'Walk in',
      imageUrl: null,
    });
  });

  test('is none where a page has no title', () => {
    expect(readLinkCard('<h1>Flu</h1>', page)).toBeNull();
    expect(readLinkCard('', page)).toBeNull();
  });

  test('takes no picture but from the web, and no letters that turn a line around', () => {
    const html = '<title>a\u202eb\u0007c</title><meta property="og:image" content="javascript:alert(1)">';
    expect(readLinkCard(html, page)).toMatchObject({ title: 'a b c', imageUrl: null });
  });
});

describe('a page', () => {
  test('hides nothing in comments, scripts, styles or texts', () => {
    const html =
      '<!-- <title>no</title> --><script>"<title>no</title>"</script><style><title>no</title></style><title>yes</title>';
    expect(readHtmlHead(html).title).toBe('yes');
  });

  test.each([
    ['tags that never end', '<meta '.repeat(80_000)],
    ['quotation marks that never close', `<meta content="${'a'.repeat(400_000)}`],
    ['comments that never end', '<!--'.repeat(120_000)],
    ['titles that never end', '<title>'.repeat(70_000)],
    ['scripts in scripts', '<script type="application/ld+json">{'.repeat(14_000)],
    ['ends without beginnings', '</title>'.repeat(60_000)],
    ['attributes without number', `<meta ${'a=b '.repeat(120_000)}>`],
    ['blanks', `<meta${' '.repeat(400_000)}`],
    ['deep JSON', `<script type="application/ld+json">${'['.repeat(90_000)}</script>`],
  ])('of %s is read to its end', (_, html) => {
    expect(readLinkCard(html, page)?.title.length ?? 0).toBeLessThanOrEqual(300);
  });

  test('of any letters is read without an error', () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      '"',
      "'",
      '=',
      '/',
      '!--',
      '-->',
      'meta',
      'title',
      'script',
      ' ',
      'content',
      '&#x',
      '&amp',
      'og:title',
      'é',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ unit: 'binary' })), { maxLength: 60 }), (pieces) => {
        const card = readLinkCard(pieces.join(''), page);
        expect(card === null || card.title.isWellFormed()).toBe(true);
      }),
    );
  });

  test.each([
    ['its header', 'text/html; charset=ISO-8859-1', new Uint8Array([0xe9])],
    ['its own words', 'text/html', new Uint8Array([...utf8('<meta charset="windows-1252">'), 0xe9])],
    ['its byte order mark', 'text/html; charset=latin1', new Uint8Array([0xef, 0xbb, 0xbf, ...utf8('é')])],
    ['nothing but its letters', null, utf8('é')],
    ['nothing, and is no UTF-8', null, new Uint8Array([0xe9])],
    ['an encoding that nobody knows', 'text/html; charset=klingon', utf8('é')],
  ])('is decoded by %s', (_, type, bytes) => {
    expect(decodePage(bytes, type).at(-1)).toBe('é');
  });
});

test('references that name no letter leave no half letter', () => {
  expect(decodeReferences('&#xD800;&#0;&#x110000;&notin;&constructor;')).toBe('\ufffd\ufffd\ufffd&notin;&constructor;');
});
