/** What the public sees of a campaign on each fake of a network, asked of the fake itself. */
import type { CampaignNetworks } from './campaign-networks.ts';

export type CampaignNetwork = keyof CampaignNetworks;

/** A post or a part of one. `media`: the words that go with each picture and film, or what it is where a network takes none. */
export type Shown = { readonly text: string; readonly media: readonly string[]; readonly link: string | null };

export const A_FILM = 'a film';
export const A_PICTURE = 'a picture';

type Kit = { readonly network: CampaignNetworks['x']['network'] };

const publicPosts = ({ network }: Kit) => network.posts.all.filter(({ state }) => state === 'public');

const ways: { readonly [Network in CampaignNetwork]: (fake: CampaignNetworks[Network]) => Shown[] } = {
  facebook: ({ posts, photos, serviceUrl }) =>
    posts.map(({ id, photoIds, text }) => ({
      text,
      media: photoIds.map((photoId) => photos.get(photoId)?.altText ?? ''),
      link: `${serviceUrl}/${id}`,
    })),
  instagram: (fake) =>
    fake.posts.map(({ id, text, fields }) => {
      const pictures = fake.altTextsOf(id);
      const films = (fields['children']?.split(',').length ?? 0) - pictures.length;
      const media = [...pictures, ...Array.from({ length: films }, () => A_FILM)];
      return { text, media, link: `${fake.serviceUrl}/p/${id}/` };
    }),
  threads: (fake) =>
    fake.posts.map(({ id, text }) => ({
      text,
      media: fake.altTextsOf(id),
      link: `${fake.serviceUrl}/@lakeside/post/${id}`,
    })),
  x: ({ posts, media, serviceUrl }) =>
    posts.map(({ id, shownText: text, mediaIds }) => ({
      text,
      media: mediaIds.map((mediaId) => media.get(mediaId)?.altText ?? ''),
      link: `${serviceUrl}/lakeside/status/${id}`,
    })),
  linkedin: (fake) =>
    fake.posts.map(({ id, shownText: text }) => {
      // Written by the connector and checked by the fake.
      const content = fake.contentOf(id) as { multiImage?: { images: { altText: string }[] } } | null;
      const media = (content?.multiImage?.images ?? []).map(({ altText }) => altText);
      return { text, media, link: `${fake.serviceUrl}/feed/update/${id}/` };
    }),
  youtube: ({ videos }) =>
    [...videos].map(([id, { description, file, title }]) => ({
      text: `${title}: ${description}`,
      media: file.length > 0 ? [A_FILM] : [],
      link: `https://www.youtube.com/watch?v=${id}`,
    })),
  tiktok: (fake) =>
    publicPosts(fake).map(({ id, shownText: text }) => {
      const sharing = [...fake.sharings.values()].find(({ postId }) => postId === id);
      const isFilm = sharing?.kind === 'video' && sharing.received > 0 && sharing.received === sharing.size;
      return { text, media: isFilm ? [A_FILM] : [], link: `https://www.tiktok.com/@lakeside/video/${id}` };
    }),
  pinterest: ({ pins, serviceUrl }) =>
    pins.map(({ id, description, altText, pictures }) => ({
      text: description,
      media: (pictures ?? []).length === 0 ? [] : (altText ?? '').split('\n'),
      link: `${serviceUrl}/pin/${id}/`,
    })),
  snapchat: (fake) =>
    publicPosts(fake).map(({ id, shownText: text }) => {
      const { type } = fake.media.get(fake.snaps.get(id)?.mediaId ?? '') ?? {};
      return { text, media: type === 'VIDEO' ? [A_FILM] : [], link: null };
    }),
  mastodon: ({ statuses, serviceUrl }) =>
    statuses.map(({ id, media, text }) => ({
      text,
      media: media.map(({ description }) => description),
      link: `${serviceUrl}/@lakeside/${id}`,
    })),
  'google-business': (fake) =>
    publicPosts(fake).map(({ id, shownText: text }) => {
      const media = fake.posts.get(id)?.body['media'];
      return {
        text,
        media: Array.isArray(media) ? media.map(() => A_PICTURE) : [],
        link: `${fake.serviceUrl}/local/posts?q=${id}`,
      };
    }),
  wordpress: ({ articles, attachments, serviceUrl }) =>
    [...articles.values()]
      .filter(({ status }) => status === 'publish')
      .map(({ id, content, slug, title }) => ({
        text: [title, ...content.matchAll(/<p>(.*?)<\/p>/gu).map(([, words = '']) => words)].join('\n\n'),
        media: [...attachments.values()].flatMap(({ altText, articleId }) => (articleId === id ? [altText] : [])),
        link: `${serviceUrl}/${slug}/`,
      })),
  bluesky: ({ posts, serviceUrl }) =>
    posts().map(({ embed, text, uri }) => {
      const [repo = '', collection = '', rkey = ''] = uri.replace('at://', '').split('/');
      return {
        text,
        media: (embed?.images ?? []).map(({ alt }) => alt),
        link: `${serviceUrl}/xrpc/com.atproto.repo.getRecord?${new URLSearchParams({ repo, collection, rkey })}`,
      };
    }),
};

/** In the order in which it came. */
export function standingAt<Network extends CampaignNetwork>(networks: CampaignNetworks, network: Network): Shown[] {
  return ways[network](networks[network]);
}

/** How many posts a network ever took in, those that are gone too. */
export function takenInBy(networks: CampaignNetworks, network: CampaignNetwork): number {
  const fake = networks[network];
  return 'network' in fake ? fake.network.posts.all.length : fake.taken();
}

/** Its owner takes it down with the network's own app. */
export function takeDownByHand(networks: CampaignNetworks, network: 'instagram' | 'tiktok' | 'snapchat'): void {
  const { posts } = networks[network].network;
  for (const { id } of posts.listPublic()) posts.remove(id, 'person');
}
