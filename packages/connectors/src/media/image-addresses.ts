/** For networks that fetch pictures and videos themselves. */
import type { Failure, OutgoingPost } from '../port.ts';

export type ImageAddresses =
  | { readonly ok: true; readonly addresses: readonly string[] }
  | { readonly ok: false; readonly failure: Failure };

export type MediaAddresses =
  | {
      readonly ok: true;
      readonly images: readonly string[];
      /** Null where the post has no video, or its video no cover. */
      readonly video: string | null;
      readonly cover: string | null;
    }
  | { readonly ok: false; readonly failure: Failure };

type Addressed = { readonly address?: () => Promise<string> };

/** Where the network can fetch the images of a post, in their order, or why it cannot. */
export async function imageAddresses({ images }: Pick<OutgoingPost, 'images'>): Promise<ImageAddresses> {
  return addressesOf(images, unreadableImage);
}

/** Where the network can fetch everything that a post shows, or why it cannot. */
export async function mediaAddresses(post: Pick<OutgoingPost, 'images' | 'video'>): Promise<MediaAddresses> {
  const images = await imageAddresses(post);
  if (!images.ok) return images;
  const { video } = post;
  const videos = await addressesOf(video === undefined ? [] : [video], unreadableVideo);
  if (!videos.ok) return videos;
  const covers = await addressesOf(video?.cover === undefined ? [] : [video.cover], unreadableImage);
  if (!covers.ok) return covers;
  const [[first = null], [cover = null]] = [videos.addresses, covers.addresses];
  return { ok: true, images: images.addresses, video: first, cover };
}

async function addressesOf(media: readonly Addressed[], unreadable: Failure): Promise<ImageAddresses> {
  const addresses: string[] = [];
  for (const { address } of media) {
    if (address === undefined) return { ok: false, failure: noPublicAddress };
    const given = await address().catch(() => null);
    if (given === null) return { ok: false, failure: unreadable };
    addresses.push(given);
  }
  return { ok: true, addresses };
}

const noPublicAddress: Failure = {
  kind: 'rejected',
  code: 'NO_PUBLIC_ADDRESS',
  detail:
    'The network fetches images and videos itself, and this house has no address that it could reach. Nothing was sent.',
};

const unreadableImage: Failure = {
  kind: 'not-sent',
  code: 'IMAGE_NOT_READABLE',
  detail: 'An image of the post could not be given an address. Nothing was sent.',
};

const unreadableVideo: Failure = {
  kind: 'not-sent',
  code: 'MEDIA_NOT_READABLE',
  detail: 'The video of the post could not be given an address. Nothing was sent.',
};
