import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { instantOf } from './feed.ts';
import { plainText } from './plain-text.ts';
import { readFeed } from './read-feed.ts';

const feedUrl = 'https://feeds.example.org/notices/rss.xml';
const bytes = (text: string) => new TextEncoder().encode(text);
const read = (text: string, contentType: string | null = null) => readFeed(bytes(text), { contentType, feedUrl });
const rss = (items: string, channel = '<title>Health Department</title><link>https://example.org/</link>') =>
  read(`<?xml version="1.0"?><rss version="2.0"><channel>${channel}${items}</channel></rss>`);
const item = (inner: string) => `<item>${inner}</item>`;

describe('RSS', () => {
  test('is read with what it says of itself and of each notice', () => {
    const feed = rss(
      item(
        '<title>Measles in Harbor County</title><link>/notices/7</link><guid isPermaLink="false">n-7</guid><pubDate>Mon, 23 Nov 2026 08:00:00 EST</pubDate><description>&lt;p&gt;Two cases.&amp;nbsp;Call ahead.&lt;/p&gt;</description>',
      ),
      '<title>Health &amp; Safety</title><link>https://example.org/</link><language>en-US</language><image><title>Logo</title><link>https://example.org/logo</link></image>',
    );
    expect(feed).toMatchObject({
      format: 'rss',
      title: 'Health & Safety',
      homeUrl: 'https://example.org/',
      language: 'en-US',
      items: [
        {
          title: 'Measles in Harbor County',
          link: 'https://feeds.example.org/notices/7',
          summary: 'Two cases. Call ahead.',
          publishedAt: new Date('2026-11-23T13:00:00Z'),
          language: 'en-US',
        },
      ],
    });
  });

  test('of version 1.0, with its entries beside the channel, is read too', () => {
    const feed = read(
      '<rdf:RDF xmlns:rdf="r" xmlns:dc="d"><channel><title>Old</title></channel><item><title>A</title><link>https://example.org/a</link><dc:date>2026-11-23</dc:date></item></rdf:RDF>',
    );
    expect(feed?.items).toMatchObject([{ title: 'A', publishedAt: new Date('2026-11-23T00:00:00Z') }]);
  });

  test('takes an address from the name where there is no link, and leaves out what leads nowhere', () => {
    const feed = rss(
      item('<title>A</title><guid>https://example.org/a</guid>') +
        item('<title>B</title><guid isPermaLink="false">https://example.org/b</guid>') +
        item('<title>C</title><link>javascript:alert(1)</link>') +
        item('<link>https://example.org/d</link>') +
        item('<title>E</title><link>https://name:word@example.org/e</link>'),
    );
    expect(feed?.items.map(({ title }) => title)).toEqual(['A']);
  });

  test('does not take titles and links of what stands within an entry', () => {
    const feed = rss(
      item(
        '<media:group xmlns:media="m"><title>Picture</title></media:group><source><link>https://example.com/</link></source><title>Notice</title><atom:link href="https://example.com/self"/><link>https://example.org/n</link>',
      ),
    );
    expect(feed?.items).toMatchObject([{ title: 'Notice', link: 'https://example.org/n' }]);
  });
});

test('Atom is read, with any prefix, and with markup in its titles', () => {
  const entry = (a: string) =>
    `<${a}entry xml:lang="es"><${a}title type="xhtml"><div>Brote de <b>sarampión</b></div></${a}title><${a}link rel="self" href="https://example.org/self"/><${a}link href="n/1"/><${a}id>urn:1</${a}id><${a}updated>2026-11-22T10:00:00+01:00</${a}updated></${a}entry>`;
  for (const a of ['', 'a:']) {
    const feed = read(`<${a}feed xmlns:a="x"><${a}title>Avisos</${a}title>${entry(a)}</${a}feed>`);
    expect(feed).toMatchObject({
      format: 'atom',
      title: 'Avisos',
      items: [
        {
          title: 'Brote de sarampión',
          link: 'https://feeds.example.org/notices/n/1',
          language: 'es',
          publishedAt: new Date('2026-11-22T09:00:00Z'),
        },
      ],
    });
  }
});

test('JSON Feed is read leniently', () => {
  const items = [
    { id: 7, url: 'https://example.org/7', title: 'Recall', content_html: '<p>Of <b>one</b> lot</p>' },
    null,
    'x',
    { id: 8 },
  ];
  const feed = read(
    JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'Recalls', items }),
    'text/html',
  );
  expect(feed).toMatchObject({ format: 'json', items: [{ title: 'Recall', summary: 'Of one lot' }] });
  expect(feed?.items).toHaveLength(1);
  expect(read(JSON.stringify({ items }))).toBeNull();
});

describe('names', () => {
  test('that a feed gives to different notices name none of them', () => {
    const feed = rss(
      item('<title>A</title><link>https://example.org/a</link><guid>same</guid>') +
        item('<title>B</title><link>https://example.org/b</link><guid>same</guid>'),
    );
    expect(new Set(feed?.items.map(({ key }) => key)).size).toBe(2);
  });

  test('hold while dates and words change; a notice that stands twice is one', () => {
    const one = item('<title>A</title><link>https://example.org/a</link><guid>a</guid><pubDate>2026-11-22</pubDate>');
    const other = item('<title>A</title><link>https://example.org/a</link><guid>a</guid><pubDate>2026-11-23</pubDate>');
    expect(rss(one + other)?.items).toHaveLength(1);
    expect(rss(one)?.items[0]?.key).toBe(rss(other)?.items[0]?.key);
    expect(rss(one)?.items[0]?.wordsHash).toBe(rss(other)?.items[0]?.wordsHash);
  });
});

describe('what strangers send', () => {
  test('entities of a document’s own are never expanded', () => {
    const laughs = `<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>`;
    const feed = read(
      `${laughs}<rss><channel><item><title>T &b; &x;</title><link>https://example.org/</link></item></channel></rss>`,
    );
    expect(feed?.items[0]?.title).toBe('T &b; &x;');
  });

  test('what is no feed is none', () => {
    for (const text of [
      '',
      ' ',
      '<html><body><item><title>x</title></item></body></html>',
      '{}',
      '[]',
      'rss',
      '<',
      '<?',
    ]) {
      expect(read(text)).toBeNull();
    }
  });

  test('depth, length and number are bounded', () => {
    expect(rss('<a>'.repeat(200_000) + item('<title>x</title>'))?.items).toEqual([]);
    const many = rss(item('<title>x</title><link>https://example.org/</link>').repeat(2_000));
    expect(many?.items).toHaveLength(1);
    const long = rss(item(`<title>${'word '.repeat(50_000)}</title><link>https://example.org/</link>`));
    expect(long?.items[0]?.title.length).toBeLessThanOrEqual(300);
    expect(read(`${'['.repeat(500_000)}`)).toBeNull();
    expect(read(`{"version":"https://jsonfeed.org/version/1","items":${'['.repeat(300_000)}`)).toBeNull();
  });

  test('scripts, hidden marks and halves of letters do not come through', () => {
    expect(plainText('<script>alert(1)</script><b>Safe</b>\u202Etxt\u0000 \uD800end', 100)).toBe('Safe txt \uFFFDend');
    expect(plainText('a < b & c &lt;i&gt;', 100)).toBe('a < b & c <i>');
  });

  test('letters are read in the encoding that is told, wherever it is told', () => {
    const text =
      '<?xml version="1.0" encoding="ISO-8859-1"?><rss><channel><item><title>Fiebre ñ</title><link>https://example.org/</link></item></channel></rss>';
    const latin = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
    const title = (contentType: string | null) => readFeed(latin, { contentType, feedUrl })?.items[0]?.title;
    expect(title(null)).toBe('Fiebre ñ');
    expect(title('text/xml; charset=utf-8')).toBe('Fiebre ñ');
    const wide = new Uint8Array([
      0xff,
      0xfe,
      ...new Uint8Array(Uint16Array.from(text, (one) => one.charCodeAt(0)).buffer),
    ]);
    expect(readFeed(wide, { contentType: null, feedUrl })?.items[0]?.title).toBe('Fiebre ñ');
  });

  test('nothing makes the reader throw, and whatever it gives is clean', () => {
    const piece = fc.constantFrom(
      '<rss>',
      '<channel>',
      '<item>',
      '</item>',
      '<title>',
      '</title>',
      '<link>',
      '</link>',
      '<guid',
      ' isPermaLink="false"',
      '>',
      '<feed>',
      '<entry>',
      '<link href="',
      '"/>',
      '<![CDATA[',
      ']]>',
      '<!--',
      '-->',
      '&#x0;',
      '&#xD800;',
      '&amp;',
      '&nbsp;',
      '<?',
      '<!',
      'https://example.org/a',
      '{"version":"https://jsonfeed.org/version/1","items":[',
      '{"id":1,"url":"//x"}',
      ']}',
      '\u0000',
      '\uFEFF',
      "'",
    );
    const text = fc.array(fc.oneof({ weight: 4, arbitrary: piece }, fc.string({ unit: 'binary', maxLength: 6 })), {
      maxLength: 60,
    });
    const start = fc.constantFrom('', '<rss><channel><item>', '<feed><entry>', '<?xml version="1.0"?><rdf:RDF><item>');
    fc.assert(
      fc.property(start, text, (head, parts) => {
        const feed = read(head + parts.join(''));
        for (const { key, link, title } of feed?.items ?? []) {
          expect(key).toMatch(/^[0-9a-f]{64}$/);
          expect(link).toMatch(/^https?:\/\//);
          expect(title).not.toBe('');
          expect(title).not.toMatch(/[\p{Cc}\u202E]/u);
          expect(title.isWellFormed()).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (raw) => void readFeed(raw, { contentType: null, feedUrl })),
    );
  });
});

test.each([
  ['Mon, 23 Nov 2026 08:00:00 GMT', '2026-11-23T08:00:00.000Z'],
  ['23 Nov 2026 08:00', '2026-11-23T08:00:00.000Z'],
  ['2026-11-23T08:00:00', '2026-11-23T08:00:00.000Z'],
  ['2026-11-23', '2026-11-23T00:00:00.000Z'],
  ['0001-01-01T00:00:00Z', null],
  ['yesterday', null],
  ['', null],
])('the date %j is %j', (text, expected) => {
  expect(instantOf(text)?.toISOString() ?? null).toBe(expected);
});
