import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readLittleText } from './count/little-text.ts';
import { messageOf } from './facebook/publish.ts';
import { write } from './google-business/local-post.ts';
import { planOf as instagramPlan } from './instagram/plan.ts';
import { postBody } from './linkedin/post.ts';
import { networkIds, type PostForm } from './manifest.ts';
import { manifests } from './manifests/manifests.ts';
import { composeNetworkText } from './network-text.ts';
import { wordsOf } from './pinterest/pin.ts';
import type { OutgoingPost } from './port.ts';
import { shownText } from './snapchat/posts.ts';
import { sampleVideoOf } from './testing/index.ts';
import { planOf as threadsPlan } from './threads/plan.ts';
import { wordsThatLeave } from './words-that-leave.ts';

const address = async () => 'https://clinic.example/media/1';
const image = {
  sha256: 'a'.repeat(64),
  mimeType: 'image/jpeg',
  widthPx: 800,
  heightPx: 600,
  altText: 'A nurse at a desk',
  bytes: async () => new Uint8Array(),
  address,
};

const words = fc.constantFrom(
  'Flu shots',
  'every Tuesday.',
  '\n\n',
  ' ',
  '#clinic',
  '👩‍⚕️',
  'https://example.org/flu',
  '(x)',
);
const posts: fc.Arbitrary<OutgoingPost> = fc
  .record({
    text: fc.array(words, { maxLength: 8 }).map((all) => all.join(' ')),
    link: fc.constantFrom(null, 'https://example.org/flu', ' https://example.org/a?b=c '),
    count: fc.integer({ min: 0, max: 3 }),
    film: fc.boolean(),
    form: fc.constantFrom<PostForm>('feed', 'story', 'reel'),
    title: fc.constantFrom(undefined, 'Flu shots', '  '),
  })
  .map(({ count, film, form, link, text, title }) => ({
    text,
    link,
    images: Array.from({ length: count }, () => image),
    ...(film ? { video: { ...sampleVideoOf(10), address } } : {}),
    languages: ['en'],
    options: { form, ...(title === undefined ? {} : { title }) },
  }));

/** The text of the call that a connector would make; undefined where it would make none. */
const sent: Readonly<Partial<Record<(typeof networkIds)[number], (post: OutgoingPost) => unknown>>> = {
  facebook: (post) => messageOf(manifests.facebook, post),
  'google-business': (post) => {
    const written = write({ ...post, options: {} });
    return written.ok ? written.says.summary : undefined;
  },
  instagram: async (post) => {
    const plan = await instagramPlan(manifests.instagram, post);
    return plan.ok ? (plan.own.caption ?? '') : undefined;
  },
  linkedin: (post) => {
    const account = { serviceUrl: '', handle: '', remoteAccountId: '1', credentials: {} };
    const body: { commentary?: string } = postBody(manifests.linkedin, { account, media: [], post });
    return readLittleText(body.commentary ?? '');
  },
  pinterest: (post) => wordsOf(manifests.pinterest, post).description,
  snapchat: (post) => shownText(manifests.snapchat, post),
  threads: async (post) => {
    const plan = await threadsPlan(manifests.threads, post);
    return plan.ok ? (plan.own.text ?? '') : undefined;
  },
};

test.each(networkIds)('what is shown and counted of a post is what leaves for %s', async (network) => {
  const leaves = sent[network] ?? ((post: OutgoingPost) => composeNetworkText(manifests[network], post));
  await fc.assert(
    fc.asyncProperty(posts, async (post) => {
      const text = await leaves(post);
      if (text !== undefined) expect(wordsThatLeave(manifests[network], post).text).toBe(text);
    }),
  );
});

test.each(networkIds)('a link is beside the text or in it, and never lost, on %s', (network) => {
  fc.assert(
    fc.property(posts, (post) => {
      const manifest = manifests[network];
      const { link, text } = wordsThatLeave(manifest, post);
      const isWordless = text === '' || post.options?.title?.trim() === text;
      const given = post.link?.trim() ?? '';
      if (given !== '' && !isWordless) expect(link === given || text.includes(given)).toBe(true);
    }),
  );
});

test('a card stands where the network has room for one, and its title with it', () => {
  const post = { text: 'Come by', link: 'https://example.org/flu', images: [], options: { title: 'Flu shots' } };
  const beside = { text: 'Come by', link: post.link };
  expect(wordsThatLeave(manifests.linkedin, post)).toEqual({ ...beside, title: 'Flu shots' });
  expect(wordsThatLeave(manifests.linkedin, { ...post, images: [1] })).toEqual({ ...beside, title: 'Flu shots' });
  const inside = { title: null, text: `Come by\n\n${post.link}`, link: null };
  expect(wordsThatLeave(manifests.linkedin, { ...post, images: [1, 2] })).toEqual(inside);
  expect(wordsThatLeave(manifests.facebook, post)).toEqual({ ...beside, title: null });
  expect(wordsThatLeave(manifests.facebook, { ...post, images: [1] })).toEqual(inside);
});
