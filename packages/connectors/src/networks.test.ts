import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CheckedPost, checkPost, composeNetworkText, countText, manifestFor, manifests } from './networks.ts';

const { bluesky, newsroom, practice } = manifests;
const plain = (parts: Partial<CheckedPost>): CheckedPost => ({ text: 'Hello', link: null, images: [], ...parts });
const codes = (post: CheckedPost, manifest = bluesky) => checkPost(manifest, post).map(({ code }) => code);
const image = { altText: 'A nurse waves.', bytes: 1_000_000, mimeType: 'image/jpeg' };

describe('countText', () => {
  test.each([
    ['', 0, 0],
    ['abc', 3, 3],
    ['é', 1, 2],
    ['e\u0301', 1, 3],
    ['👩‍⚕️', 1, 13],
    ['🏳️‍🌈🇺🇸', 2, 22],
    ['नमस्ते', 3, 18],
    ['\ud800', 1, 3],
  ])('%j is %i graphemes and %i bytes', (text, length, bytes) => {
    expect(countText(bluesky, text)).toMatchObject({ length, bytes, max: 300, remaining: 300 - length });
  });

  test('Bluesky takes 300 graphemes and not one more', () => {
    expect(countText(bluesky, 'a'.repeat(300)).over).toBe(false);
    expect(countText(bluesky, 'a'.repeat(301))).toMatchObject({ over: true, remaining: -1 });
  });

  test('Bluesky takes 3,000 bytes and not one more, however few graphemes they are', () => {
    const fits = '👩‍⚕️'.repeat(230) + 'a'.repeat(10);
    expect(countText(bluesky, fits)).toMatchObject({ bytes: 3_000, over: false });
    expect(countText(bluesky, `${fits}a`)).toMatchObject({ length: 241, over: true });
  });

  test('other units count as they say', () => {
    const inUnit = (countUnit: 'utf16' | 'byte') => ({ ...practice, text: { ...practice.text, countUnit } });
    expect(countText(inUnit('utf16'), '👍').length).toBe(2);
    expect(countText(inUnit('byte'), '👍').length).toBe(4);
  });
});

describe('composeNetworkText', () => {
  const link = 'https://example.org/flu';
  test('appends the link where the network takes links in the text', () => {
    expect(composeNetworkText(bluesky, { text: 'Flu shots. ', link })).toBe(`Flu shots.\n\n${link}`);
    expect(composeNetworkText(newsroom, { text: 'Flu shots.', link })).toBe('Flu shots.');
  });
  test.each([`See ${link}.`, `(${link})`, `${link} today`, link])('leaves %j as it is', (text) => {
    expect(composeNetworkText(practice, { text, link })).toBe(text);
  });
  test('a longer address that begins alike is another link', () => {
    expect(composeNetworkText(practice, { text: `${link}/shots`, link })).toBe(`${link}/shots\n\n${link}`);
  });
  test('no text leaves the link alone, and no link the text', () => {
    expect(composeNetworkText(practice, { text: ' ', link })).toBe(link);
    expect(composeNetworkText(practice, { text: 'Hello', link: '  ' })).toBe('Hello');
  });
  test('composing twice changes nothing', () => {
    const texts = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(`a ${link}`, `${link}?x=1`, `${link}).`));
    fc.assert(
      fc.property(texts, fc.constantFrom(null, link, `${link}?x=1`, 'https://example.org/'), (text, given) => {
        const once = composeNetworkText(bluesky, { text, link: given });
        expect(composeNetworkText(bluesky, { text: once, link: given })).toBe(once);
        if (given !== null) expect(once).toContain(given);
      }),
    );
  });
});

describe('checkPost', () => {
  test('a post within all limits has no problem', () => {
    expect(checkPost(bluesky, plain({ images: [image, image, image, image] }))).toEqual([]);
  });
  test('the link counts where it leaves in the text', () => {
    const text = 'a'.repeat(290);
    expect(codes(plain({ text, link: 'https://example.org/flu' }))).toEqual(['TEXT_TOO_LONG']);
    expect(codes(plain({ text, link: 'https://example.org/flu' }), newsroom)).toEqual([]);
  });
  test('the limit that is hit is told, in its unit', () => {
    expect(checkPost(bluesky, plain({ text: 'a'.repeat(301) }))).toMatchObject([{ limit: 300, actual: 301 }]);
    const text = '👩‍⚕️'.repeat(240);
    expect(checkPost(bluesky, plain({ text }))).toMatchObject([{ limit: 3_000, actual: 3_120 }]);
  });
  test('an empty post needs a text or an image', () => {
    expect(codes(plain({ text: ' \n' }))).toEqual(['TEXT_EMPTY']);
    expect(codes(plain({ text: '', images: [image] }))).toEqual([]);
  });
  test.each([
    [{ bytes: 1_000_001 }, 'IMAGE_TOO_LARGE'],
    [{ mimeType: 'image/svg+xml' }, 'MIME_NOT_ALLOWED'],
    [{ altText: ' ' }, 'ALT_TEXT_MISSING'],
    [{ altText: 'a'.repeat(2_001) }, 'ALT_TEXT_TOO_LONG'],
  ])('an image with %j is %s', (change, code) => {
    expect(checkPost(bluesky, plain({ images: [image, { ...image, ...change }] }))).toMatchObject([
      { code, imageIndex: 1 },
    ]);
  });
  test('a fifth image is one too many', () => {
    expect(codes(plain({ images: Array.from({ length: 5 }, () => image) }))).toEqual(['TOO_MANY_IMAGES']);
  });
});

describe('one alternative text for all pictures', () => {
  const { pinterest } = manifests;
  const pin = (...altTexts: string[]) =>
    plain({ images: altTexts.map((altText) => ({ ...image, altText })), options: { place: '5001' } });

  test('must hold those of a carousel together, each on a line of its own', () => {
    expect(checkPost(pinterest, pin('a'.repeat(249), 'b'.repeat(250)))).toEqual([]);
    expect(checkPost(pinterest, pin('a'.repeat(250), 'b'.repeat(250)))).toMatchObject([
      { code: 'ALT_TEXT_TOO_LONG', imageIndex: null, limit: 500, actual: 501 },
    ]);
  });

  test('is no matter of a single picture, nor of a network that has one for each', () => {
    expect(checkPost(pinterest, pin('a'.repeat(500)))).toEqual([]);
    expect(codes(pin('a'.repeat(250), 'b'.repeat(250)))).toEqual([]);
  });
});

test('an account’s own longest video takes the place of its network’s', () => {
  expect(manifestFor('tiktok', { maxVideoSeconds: 180 }).media.video).toMatchObject({ maxSeconds: 180 });
  expect(manifestFor('bluesky', { maxVideoSeconds: 180 }).media.video).toEqual(manifests.bluesky.media.video);
});
