import type { NetworkId } from '@bedside/connectors/networks';
import type { Content } from '../contract.ts';

/** What a network gets of the media of a content: everything where nothing was chosen for it. */
export function mediaFor(of: ContentMedia & Pick<Content, 'mediaFor'>, network: NetworkId): ContentMedia {
  const { document, images, video } = of;
  switch (of.mediaFor?.[network]) {
    case undefined:
      return { images, video, document };
    case 'images':
      return { images };
    case 'first-image':
      return { images: images.slice(0, 1) };
    case 'video':
      return { images: [], video };
    case 'document':
      return { images: [], document };
    case 'none':
      return { images: [] };
  }
}

export type ContentMedia = Pick<Content, 'images' | 'video' | 'document'>;

export type StoredMedium = { readonly mediaId: string; readonly sha256: string };

/** One medium of a content: an image with its crops, the video, its cover, or the document. */
export type MediaPlace = {
  readonly kind: 'image' | 'video' | 'cover' | 'document';
  /** What it says to those who cannot see it: alternative text, or the title of a document. Null where another's words do. */
  readonly words: string | null;
  /** All forms in which its bytes leave, the whole first. */
  readonly forms: readonly StoredMedium[];
};

const wholeAndCrops = (image: Content['images'][number]) => [image, ...Object.values(image.crops ?? {})];
/**
 * Every medium that leaves with a content, in one order: the images, the video, its cover, the document. Whoever asks for
 * permissions, quarantine or missing words tells of a medium by its place here, from 0.
 */
export function mediaPlaces(of: ContentMedia): MediaPlace[] {
  const { document, video } = of;
  const cover = video?.cover;
  return [
    ...of.images.map((image) => ({ kind: 'image', words: image.altText, forms: wholeAndCrops(image) }) as const),
    ...(video === undefined ? [] : [{ kind: 'video', words: video.altText, forms: [video] } as const]),
    ...(cover === undefined ? [] : [{ kind: 'cover', words: null, forms: [cover] } as const]),
    ...(document === undefined ? [] : [{ kind: 'document', words: document.title, forms: [document] } as const]),
  ];
}

/** Every medium whose bytes leave with a content: images and their crops, the video and its cover, the document. */
export function everyMedium(of: ContentMedia): StoredMedium[] {
  return mediaPlaces(of).flatMap(({ forms }) => forms);
}

/** The places of `mediaPlaces` whose media leave for a network. */
export function placesFor(
  of: ContentMedia & Pick<Content, 'mediaFor'>,
  network: NetworkId,
): (MediaPlace & { readonly place: number })[] {
  const { document, images, video } = mediaFor(of, network);
  const leaves = (kind: MediaPlace['kind'], place: number) => {
    if (kind === 'image') return place < images.length;
    return kind === 'document' ? document !== undefined : video !== undefined;
  };
  return mediaPlaces(of)
    .map((one, place) => ({ ...one, place }))
    .filter(({ kind, place }) => leaves(kind, place));
}
