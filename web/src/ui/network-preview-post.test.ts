import { displayText, manifests, networkIds, wordsThatLeave } from '@bedside/connectors/networks';
import { type Content, partsOf } from '@bedside/server/contract/flow/compose';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutOf, shownShape } from './network-preview-looks.ts';
import { previewPost } from './network-preview-post.ts';
import { linkPieces } from './network-preview-text.ts';

const words = fc
  .array(
    fc.constantFrom('Flu shots', '\n', ' ', '@clinic', '#flu', '👩‍⚕️', 'a'.repeat(70), 'https://example.org/flu?a=b'),
  )
  .map((all) => all.join(' '));
const mediaId = '0190a1b2-0000-7000-8000-000000000001';
const image = { mediaId, sha256: 'a'.repeat(64), altText: 'A nurse at a desk' };
const contents = fc
  .record({
    network: fc.constantFrom(...networkIds),
    baseText: words,
    own: fc.option(words),
    thread: fc.array(words, { minLength: 1, maxLength: 3 }),
    comment: fc.option(words.filter((text) => text !== '')),
    link: fc.constantFrom(null, 'https://example.org/flu'),
    count: fc.integer({ min: 0, max: 4 }),
    film: fc.boolean(),
    options: fc.record({
      form: fc.constantFrom('feed' as const, 'story' as const, 'reel' as const),
      title: fc.constantFrom('Flu shots', ' '),
    }),
  })
  .map(({ baseText, comment, count, film, link, network, options, own, thread }) => {
    const content: Content = {
      schema: 1,
      baseText,
      link,
      images: Array.from({ length: count }, () => image),
      ...(film ? { video: image } : {}),
      variants:
        own === null ? {} : { [network]: { text: own, thread: thread.map((text) => ({ text, imageIndexes: [0] })) } },
      ...(comment === null ? {} : { firstComment: comment }),
      options: { [network]: options },
      channelIds: [],
      language: 'en',
    };
    return { content, network };
  });

const shown = (content: Content, network: (typeof networkIds)[number]) =>
  previewPost(content, { name: 'Clinic', handle: 'clinic', manifest: manifests[network] }, { addressOf: (id) => id });

describe('a preview', () => {
  it('has the words that leave, part by part, on every network', () => {
    fc.assert(
      fc.property(contents, ({ content, network }) => {
        const manifest = manifests[network];
        const leaving = partsOf(content, { id: network, takesFirstComment: manifest.takesFirstComment }).map(
          (part, index) =>
            wordsThatLeave(manifest, {
              ...part,
              images: part.imageIndexes,
              ...(index === 0 ? { video: content.video } : { replyTo: index }),
              options: content.options?.[network],
            }),
        );
        expect(shown(content, network).parts.map(({ link, text, title }) => ({ link, text, title }))).toEqual(leaving);
      }),
    );
  });

  it('keeps nothing of them back for good, and adds nothing but shorter addresses', () => {
    const bare = (text: string) =>
      text.replaceAll(/\s/gu, '').replaceAll(/(https?:\/\/)?example\.org\/[^@#aF👩]*/gu, '');
    fc.assert(
      fc.property(contents, ({ content, network }) => {
        for (const { text } of shown(content, network).parts) {
          const { hidden, visible } = displayText(network, text);
          const drawn = linkPieces(visible + hidden)
            .map((piece) => piece.text)
            .join('');
          expect(bare(drawn)).toBe(bare(text));
        }
      }),
    );
  });

  it('shows a card only where one is sent or made', () => {
    const content: Content = {
      schema: 1,
      baseText: 'Come by',
      link: 'https://www.example.org/flu',
      images: [],
      variants: {},
      options: { linkedin: { title: 'Flu shots' } },
      channelIds: [],
      language: 'en',
    };
    const cards = Object.fromEntries(
      networkIds.map((network) => [network, shown(content, network).card?.from ?? null]),
    );
    expect(cards).toMatchObject({ bluesky: 'sent', linkedin: 'titled', facebook: 'made', x: 'made', instagram: null });
    expect(shown({ ...content, images: [image] }, 'facebook').card).toBeNull();
    expect(shown(content, 'google-business').button).toEqual({ kind: 'learn-more', url: content.link });
  });
});

it('a story is as high as the screen, and a tall picture is cut where the network cuts it', () => {
  expect(layoutOf('instagram', 'story')).toBe('upright');
  expect(layoutOf('instagram', 'feed')).toBe('picture');
  expect(shownShape({ narrowest: 0.75, widest: 1.91 }, { width: 9, height: 16 })).toBe(0.75);
  expect(shownShape({ narrowest: 0.75, widest: 1.91 }, { width: 4, height: 3 })).toBeCloseTo(1.333, 2);
});
