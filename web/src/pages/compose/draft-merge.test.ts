import type { Content } from '@bedside/server/contract/flow/compose';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyContent, sameContent } from './draft-content.ts';
import { bothOf, mergeContents, valueAt, withValueAt } from './draft-merge.ts';

const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const sha256 = 'ab'.repeat(32);
const image = (number: number, altText = '') => ({ mediaId: id(number), sha256, altText });
const content = (patch: Partial<Content>): Content => ({ ...emptyContent('en'), ...patch });

const anyContent: fc.Arbitrary<Content> = fc.record({
  schema: fc.constant(1 as const),
  baseText: fc.constantFrom('', 'The pool opens.', 'The pool opens in June.', 'The big pool opens.'),
  link: fc.constantFrom(null, 'https://www.example.org/pool', 'https://www.example.org/swim'),
  images: fc
    .uniqueArray(fc.nat(3), { maxLength: 3 })
    .chain((numbers) =>
      fc.tuple(...numbers.map((number) => fc.constantFrom('', 'a pool').map((alt) => image(number, alt)))),
    ),
  variants: fc.constantFrom<Content['variants']>({}, { bluesky: { text: 'Pool!' } }, { bluesky: { text: 'Swim!' } }),
  channelIds: fc.uniqueArray(fc.nat(3).map(id), { maxLength: 3 }),
  language: fc.constantFrom('en' as const, 'es' as const),
});

describe('two changes of one draft', () => {
  it('go together where they are in different fields, whatever the fields', () => {
    const base = content({ baseText: 'The pool opens.', images: [image(1)], channelIds: [id(7)] });
    const mine = { ...base, baseText: 'The big pool opens.', channelIds: [id(7), id(8)] };
    const theirs = {
      ...base,
      link: 'https://www.example.org/pool',
      images: [image(1, 'a pool')],
      channelIds: [id(9)],
      variants: { bluesky: { text: 'Pool!' } },
    };
    expect(mergeContents(base, mine, theirs)).toEqual({
      content: {
        ...theirs,
        baseText: 'The big pool opens.',
        channelIds: [id(8), id(9)],
      },
      conflicts: [],
    });
  });

  it('are told where they touch the same words, and one’s own stays on screen', () => {
    const base = content({ baseText: 'The pool opens in June.', link: null });
    const mine = { ...base, baseText: 'The pool opens on 1 June.' };
    const theirs = { ...base, baseText: 'The pool opens on 2 June.', link: 'https://www.example.org/pool' };
    const merged = mergeContents(base, mine, theirs);
    expect(merged.content).toEqual({ ...mine, link: 'https://www.example.org/pool' });
    expect(merged.conflicts).toEqual([{ path: ['baseText'], base: base.baseText, theirs: theirs.baseText }]);
  });

  it('keep an image that one took away while the other described it, and tell so', () => {
    const base = content({ images: [image(1), image(2)] });
    const merged = mergeContents(
      base,
      { ...base, images: [image(2)] },
      { ...base, images: [image(1, 'a pool'), image(2)] },
    );
    expect(merged.content.images).toEqual([image(2)]);
    expect(merged.conflicts).toEqual([{ path: ['images', id(1)], base: image(1), theirs: image(1, 'a pool') }]);
    const back = withValueAt(merged.content, ['images', id(1)], image(1, 'a pool'));
    expect(back?.images).toEqual([image(2), image(1, 'a pool')]);
  });

  it('take an order that one made, and what the other added stands behind what it stood behind', () => {
    const base = content({ images: [image(1), image(2), image(3)] });
    const mine = { ...base, images: [image(3), image(2), image(1)] };
    const theirs = { ...base, images: [image(1), image(4), image(2), image(3)] };
    expect(mergeContents(base, mine, theirs).content.images.map(({ mediaId }) => mediaId)).toEqual(
      [3, 2, 1, 4].map(id),
    );
  });

  it('are never more than a post can hold: then each field is told as a whole', () => {
    const base = content({});
    const mine = { ...base, images: Array.from({ length: 15 }, (_, at) => image(at)) };
    const theirs = { ...base, images: Array.from({ length: 15 }, (_, at) => image(at + 20)) };
    const merged = mergeContents(base, mine, theirs);
    expect(merged.content).toEqual(mine);
    expect(merged.conflicts.map(({ path }) => path)).toEqual([['images']]);
    expect(withValueAt(merged.content, ['images'], merged.conflicts[0]?.theirs)).toEqual(theirs);
  });
});

it('takes what only one changed, and tells the same whoever is called mine', () => {
  fc.assert(
    fc.property(anyContent, anyContent, anyContent, (base, mine, theirs) => {
      expect(sameContent(mergeContents(base, mine, base).content, mine)).toBe(true);
      expect(sameContent(mergeContents(base, base, theirs).content, theirs)).toBe(true);
      const one = mergeContents(base, mine, theirs);
      const other = mergeContents(base, theirs, mine);
      expect(one.conflicts.map(({ path }) => path.join()).sort()).toEqual(
        other.conflicts.map(({ path }) => path.join()).sort(),
      );
    }),
  );
});

it('holds every field of both: merged, or with mine on screen and theirs in the conflict', () => {
  fc.assert(
    fc.property(anyContent, anyContent, anyContent, (base, mine, theirs) => {
      const { content: merged, conflicts } = mergeContents(base, mine, theirs);
      for (const { path, theirs: told } of conflicts) {
        expect(valueAt(merged, path)).toEqual(valueAt(mine, path));
        expect(told).toEqual(valueAt(theirs, path));
      }
      for (const channelId of theirs.channelIds) {
        if (!base.channelIds.includes(channelId)) expect(merged.channelIds).toContain(channelId);
      }
    }),
  );
});

it('offers both wordings of a text as one, and of a link none', () => {
  expect(bothOf({ path: ['baseText'], base: '', theirs: 'two' }, 'one')).toBe('one\ntwo');
  expect(bothOf({ path: ['link'], base: null, theirs: 'https://www.example.org/a' }, null)).toBeUndefined();
});
