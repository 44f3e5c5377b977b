import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emptyContent } from '../content-hash.ts';
import { type Content, textFields } from '../contract.ts';
import { diffContent as diffNamed } from './version-diff.ts';

const diffContent = (from: Content, to: Content) => diffNamed(from, to, (id) => `channel ${id}`);

const image = (altText: string) => ({
  mediaId: '019e0000-0000-7000-8000-000000000001',
  sha256: 'a'.repeat(64),
  altText,
});

function content(change: Partial<Content>): Content {
  return { ...emptyContent, ...change };
}

test('content that did not change has no differences', () => {
  const same = content({ baseText: 'Wash hands.', images: [image('Hands')], link: 'https://lakeside.example.org' });
  expect(diffContent(same, { ...same })).toEqual([]);
});

test('words are compared, not letters and not lines', () => {
  const [diff] = diffContent(content({ baseText: 'Wash hands today.' }), content({ baseText: 'Wash hands often.' }));
  expect(diff).toEqual({
    field: 'baseText',
    parts: [
      { kind: 'same', text: 'Wash hands ' },
      { kind: 'removed', text: 'today' },
      { kind: 'added', text: 'often' },
      { kind: 'same', text: '.' },
    ],
  });
});

test('an image that goes to another part of a thread is a difference', () => {
  const thread = (imageIndexes: number[]) =>
    content({
      images: [image('Hands')],
      variants: { bluesky: { text: 'One', thread: [{ text: 'Two', imageIndexes }] } },
    });
  expect(diffContent(thread([]), thread([0]))).toEqual([
    { field: 'partImages', parts: [{ kind: 'added', text: 'bluesky 2: 1 ' }] },
  ]);
});

const kinds = (parts: readonly { kind: string }[]) => new Set(parts.map(({ kind }) => kind));

describe('a field that only one of them has', () => {
  const bare = content({ baseText: 'Wash hands.' });
  const fields: readonly [field: string, text: string, change: Partial<Content>][] = [
    ['variants.bluesky', 'Wash!', { variants: { bluesky: { text: 'Wash!' } } }],
    ['images.0.altText', 'Hands', { images: [image('Hands')] }],
    ['link', 'https://lakeside.example.org', { link: 'https://lakeside.example.org' }],
  ];
  test.each(fields)('is added or removed as a whole: %s', (field, text, change) => {
    const [added, ...more] = diffContent(bare, { ...bare, ...change });
    // A picture that comes or goes shows beside its description.
    expect(more.map((diff) => diff.field)).toEqual(change.images === undefined ? [] : ['images']);
    expect(added?.field).toBe(field);
    expect(added?.parts.map((part) => part.text).join('')).toBe(text);
    expect(kinds(added?.parts ?? [])).toEqual(new Set(['added']));
    const [removed] = diffContent({ ...bare, ...change }, bare);
    expect(removed?.field).toBe(field);
    expect(kinds(removed?.parts ?? [])).toEqual(new Set(['removed']));
  });
});

test('both texts can be read from a difference', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 60 });
  fc.assert(
    fc.property(text, text, (before, after) => {
      const [diff] = diffContent(content({ baseText: before }), content({ baseText: after }));
      const parts = diff?.parts ?? [{ kind: 'same' as const, text: before }];
      const join = (left: string) =>
        parts
          .filter(({ kind }) => kind !== left)
          .map((part) => part.text)
          .join('');
      expect([join('added'), join('removed')]).toEqual([before, after]);
    }),
  );
});

test('every text that leaves is screened and compared under one name', () => {
  const full = content({
    baseText: 'Base',
    variants: { bluesky: { text: 'Short' }, newsroom: { text: 'Long' } },
    images: [image('First'), image('Second')],
    link: 'https://lakeside.example.org',
  });
  expect(textFields(full)).toEqual([
    { field: 'baseText', text: 'Base' },
    { field: 'variants.bluesky', text: 'Short' },
    { field: 'variants.newsroom', text: 'Long' },
    { field: 'images.0.altText', text: 'First' },
    { field: 'images.1.altText', text: 'Second' },
    { field: 'link', text: 'https://lakeside.example.org' },
  ]);
});

test('a picture swapped under the same description, another channel and another language show', () => {
  const before = content({ images: [image('Hands')], channelIds: ['a'], language: 'en' });
  const after = content({
    images: [{ ...image('Hands'), sha256: 'b'.repeat(64) }],
    channelIds: ['a', 'b'],
    language: 'es',
  });
  expect(diffContent(before, after)).toEqual([
    {
      field: 'images',
      parts: [
        { kind: 'removed', text: 'aaaaaaaaaaaa ' },
        { kind: 'added', text: 'bbbbbbbbbbbb ' },
      ],
    },
    {
      field: 'channelIds',
      parts: [
        { kind: 'same', text: 'channel a ' },
        { kind: 'added', text: 'channel b ' },
      ],
    },
    {
      field: 'language',
      parts: [
        { kind: 'removed', text: 'en ' },
        { kind: 'added', text: 'es ' },
      ],
    },
  ]);
});
