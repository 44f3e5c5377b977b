import type { Content } from '@bedside/server/contract/flow/compose';

type Images = Pick<Content, 'images' | 'variants'>;
type Image = Content['images'][number];

/** An image in another place. Parts of threads name images by their place and go on naming the same ones. */
export function moveImage(now: Images, from: number, to: number): Images {
  const image = now.images[from];
  const place = Math.max(0, Math.min(to, now.images.length - 1));
  if (image === undefined || place === from) return pick(now);
  const order = now.images
    .map((_, index) => index)
    .toSpliced(from, 1)
    .toSpliced(place, 0, from);
  return {
    images: order.map((index) => now.images[index] ?? image),
    variants: renamed(now.variants, (index) => order.indexOf(index)),
  };
}

/** The images without one of them; a part of a thread that named it names it no longer. */
export function withoutImage(now: Images, index: number): Images {
  return {
    images: now.images.toSpliced(index, 1),
    variants: renamed(now.variants, (each) => (each === index ? -1 : each > index ? each - 1 : each)),
  };
}

/** An image back in its place, and in the parts of threads that named it in `before`, where they are still there. */
export function withImageBack(now: Images, image: Image, was: { index: number; before: Images }): Images {
  const at = Math.min(was.index, now.images.length);
  const shifted = renamed(now.variants, (each) => (each >= at ? each + 1 : each));
  const variants = Object.fromEntries(
    Object.entries(shifted).map(([network, own]) => {
      // Keys of a content's own map.
      const earlier = was.before.variants[network as keyof Content['variants']]?.thread;
      const thread = own?.thread?.map((part, place) =>
        earlier?.[place]?.imageIndexes?.includes(was.index)
          ? { ...part, imageIndexes: [...(part.imageIndexes ?? []), at].sort((a, b) => a - b) }
          : part,
      );
      return [network, own && thread ? { ...own, thread } : own];
    }),
  );
  return { images: now.images.toSpliced(at, 0, image), variants };
}

function pick({ images, variants }: Images): Images {
  return { images, variants };
}

/** Threads whose parts name images by their new places; a place below zero is gone. */
function renamed(variants: Content['variants'], placeOf: (index: number) => number): Content['variants'] {
  return Object.fromEntries(
    Object.entries(variants).map(([network, own]) => {
      if (own?.thread === undefined) return [network, own];
      const thread = own.thread.map((part) => {
        if (part.imageIndexes === undefined) return part;
        const places = part.imageIndexes.map(placeOf).filter((place) => place >= 0);
        return { ...part, imageIndexes: places.sort((a, b) => a - b) };
      });
      return [network, { ...own, thread }];
    }),
  );
}

/** An image with its part for a network, or without one where `crop` is null. */
export function withCrop(
  image: Image,
  networks: readonly (keyof Content['variants'])[],
  crop: { mediaId: string; sha256: string } | null,
): Image {
  const { crops, ...rest } = image;
  const others = Object.entries(crops ?? {}).filter(([network]) => !networks.some((each) => each === network));
  const own = crop === null ? [] : networks.map((network) => [network, crop] as const);
  const next = Object.fromEntries([...others, ...own]);
  return Object.keys(next).length === 0 ? rest : { ...rest, crops: next };
}
