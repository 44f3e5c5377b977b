import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalContent, contentHash, emptyContent } from './content-hash.ts';
import { type Content, content as contentSchema, textFor } from './contract.ts';

const text = fc.string({ unit: 'grapheme', maxLength: 40 }).filter((value) => value.isWellFormed());
const image = fc.record({
  mediaId: fc.uuid({ version: 7 }),
  sha256: fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 64, maxLength: 64 }),
  altText: text,
});
const anyContent: fc.Arbitrary<Content> = fc.record({
  schema: fc.constant(1 as const),
  baseText: text,
  link: fc.option(fc.webUrl()),
  images: fc.array(image, { maxLength: 4 }),
  variants: fc.dictionary(
    fc.constantFrom('newsroom' as const, 'practice' as const, 'bluesky' as const),
    fc.record({ text }),
  ),
  channelIds: fc.uniqueArray(fc.uuid({ version: 7 }), { maxLength: 5 }),
  language: fc.constantFrom('en' as const, 'es' as const),
});

const full: Content = {
  schema: 1,
  baseText: 'Wash hands for 20 seconds.',
  link: 'https://lakeside.example.org/hands',
  images: [
    { mediaId: '019e0000-0000-7000-8000-000000000001', sha256: 'a'.repeat(64), altText: 'Two hands under water' },
    { mediaId: '019e0000-0000-7000-8000-000000000002', sha256: 'b'.repeat(64), altText: 'Soap' },
  ],
  variants: { bluesky: { text: 'Wash hands.' } },
  channelIds: ['019e0000-0000-7000-8000-00000000000a', '019e0000-0000-7000-8000-00000000000b'],
  language: 'en',
};

/** The same value with the keys of every object in the opposite order. */
function reverseKeys<T>(value: T): T {
  if (Array.isArray(value)) return value.map(reverseKeys) as T; // an array stays an array of the same items
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, reverseKeys(inner)]);
  return Object.fromEntries(entries.toReversed()) as T; // the same keys and values, in another order
}

test('the hash is SHA-256 over canonical JSON, so that anybody can compute it again', () => {
  expect(contentHash(emptyContent)).toBe('10ca0b1adef6416d63d3231da60ce072483d8f6bb00982792bb0ac76f4cdd9ce');
});

test('an empty draft is valid content', () => {
  expect(contentSchema.parse(emptyContent)).toEqual(emptyContent);
  expect(emptyContent.baseText).toBe('');
});

describe('content that means the same has the same hash', () => {
  test('whatever the order of its keys', () => {
    fc.assert(fc.property(anyContent, (content) => contentHash(reverseKeys(content)) === contentHash(content)));
  });

  test('whatever the order of its channels, and however often one is named', () => {
    const shuffled = anyContent.chain((content) =>
      fc.record({
        content: fc.constant(content),
        channelIds: fc.shuffledSubarray([...content.channelIds, ...content.channelIds], {
          minLength: 2 * content.channelIds.length,
        }),
      }),
    );
    fc.assert(
      fc.property(shuffled, ({ content, channelIds }) => {
        expect(contentHash({ ...content, channelIds })).toBe(contentHash(content));
      }),
    );
  });

  test('and the canonical form is its own canonical form', () => {
    fc.assert(
      fc.property(anyContent, (content) => {
        const canonical = canonicalContent(content);
        expect(canonicalContent(canonical)).toEqual(canonical);
        expect(canonical.channelIds).toEqual([...new Set(content.channelIds)].toSorted());
      }),
    );
  });
});

const film = { mediaId: '019e0000-0000-7000-8000-000000000004', sha256: 'e'.repeat(64), altText: 'Hands' };

test('bytes, words and cover of a video and the title of a document are what leaves', () => {
  const document = { mediaId: film.mediaId, sha256: film.sha256, title: 'Hands' };
  const held = [
    { video: film },
    { video: { ...film, sha256: 'f'.repeat(64) } },
    { video: { ...film, altText: 'Clean hands' } },
    { video: { ...film, cover: { mediaId: film.mediaId, sha256: 'f'.repeat(64) } } },
    { document },
    { document: { ...document, title: 'Clean hands' } },
  ];
  expect(new Set(held.map((change) => contentHash({ ...full, ...change }))).size).toBe(held.length);
});

test('what a network gets of the media is what leaves; where nothing is chosen the hash is as it was', () => {
  const held: Partial<Content>[] = [
    {},
    { mediaFor: { bluesky: 'images' } },
    { mediaFor: { bluesky: 'none' } },
    { mediaFor: { mastodon: 'images' } },
  ];
  expect(new Set(held.map((change) => contentHash({ ...full, ...change }))).size).toBe(held.length);
  expect('mediaFor' in contentSchema.parse(full)).toBe(false);
});

describe('every change of what leaves changes the hash', () => {
  const changes: readonly [what: string, change: Partial<Content>][] = [
    ['a letter of the text', { baseText: 'Wash hands for 30 seconds.' }],
    ['a space at its end', { baseText: `${full.baseText} ` }],
    ['the normal form of its characters', { baseText: 'Wash hánds' }],
    ['another link', { link: 'https://lakeside.example.org/hand' }],
    ['no link', { link: null }],
    ['one image fewer', { images: full.images.slice(0, 1) }],
    ['the order of the images', { images: full.images.toReversed() }],
    ['the bytes of an image', { images: full.images.map((one) => ({ ...one, sha256: 'c'.repeat(64) })) }],
    [
      'the record of an image',
      { images: full.images.map((one) => ({ ...one, mediaId: '019e0000-0000-7000-8000-000000000003' })) },
    ],
    ['the description of an image', { images: full.images.map((one) => ({ ...one, altText: `${one.altText}.` })) }],
    ['the wording for a network', { variants: { bluesky: { text: 'Wash your hands.' } } }],
    ['no wording of its own for a network', { variants: {} }],
    ['the same wording for another network', { variants: { practice: { text: 'Wash hands.' } } }],
    ['a part of a thread', { variants: { bluesky: { text: 'Wash hands.', thread: [{ text: 'Twice.' }] } } }],
    ['a first comment', { firstComment: 'Ask us.' }],
    ['the media that a network gets', { mediaFor: { bluesky: 'none' } }],
    ['short addresses', { links: { shorten: true } }],
    [
      'what an address leaves as',
      {
        addresses: [
          {
            network: 'bluesky',
            written: 'https://a.example',
            target: 'https://a.example',
            leaves: 'https://b.example',
          },
        ],
      },
    ],
    ['who sees it', { options: { mastodon: { visibility: 'unlisted' } } }],
    ['a content warning', { options: { mastodon: { contentWarning: 'Needles' } } }],
    [
      'the part of an image that a network gets',
      {
        images: full.images.map((one) => ({
          ...one,
          crops: { bluesky: { mediaId: one.mediaId, sha256: 'd'.repeat(64) } },
        })),
      },
    ],
    ['which of the media a network gets', { mediaFor: { bluesky: 'images' } }],
    ['a video', { video: film }],
    ['a document', { document: { mediaId: film.mediaId, sha256: film.sha256, title: 'Hands' } }],
    ['one channel fewer', { channelIds: full.channelIds.slice(0, 1) }],
    ['one channel more', { channelIds: [...full.channelIds, '019e0000-0000-7000-8000-00000000000c'] }],
    ['the language', { language: 'es' }],
    ['what people are asked for', { permission: { purpose: 'news', authorizationIds: [] } }],
    [
      'a permission',
      { permission: { purpose: 'education', authorizationIds: ['019e0000-0000-7000-8000-00000000000d'] } },
    ],
  ];
  test.each(changes)('%s', (_what, change) => {
    expect(contentHash({ ...full, ...change })).not.toBe(contentHash(full));
  });

  test('every field of the contract is held by one of these changes', () => {
    const held = new Set(changes.flatMap(([, change]) => Object.keys(change)));
    expect([...held, 'schema'].toSorted()).toEqual(Object.keys(contentSchema.shape).toSorted());
  });

  test('precomposed and decomposed letters are different bytes', () => {
    const composed = { ...full, baseText: 'Niño' };
    expect(contentHash({ ...composed, baseText: composed.baseText.normalize('NFD') })).not.toBe(contentHash(composed));
  });

  test('two contents have one hash only where they mean the same', () => {
    fc.assert(
      fc.property(anyContent, anyContent, (a, b) => {
        const same = JSON.stringify(sorted(canonicalContent(a))) === JSON.stringify(sorted(canonicalContent(b)));
        expect(contentHash(a) === contentHash(b)).toBe(same);
      }),
    );
  });
});

/** Fields and variants in one order, written out by hand, so that it shares nothing with the code under test. */
function sorted(content: Content) {
  const { schema, baseText, link, language, channelIds, variants } = content;
  return [
    [schema, baseText, link, language, channelIds],
    [variants.newsroom?.text ?? null, variants.practice?.text ?? null, variants.bluesky?.text ?? null],
    content.images.map((one) => [one.mediaId, one.sha256, one.altText]),
  ];
}

test('a network gets its own wording, and else the base text', () => {
  expect(textFor(full, 'bluesky')).toBe('Wash hands.');
  expect(textFor(full, 'newsroom')).toBe(full.baseText);
  expect(textFor({ ...full, variants: { newsroom: { text: '' } } }, 'newsroom')).toBe('');
});
