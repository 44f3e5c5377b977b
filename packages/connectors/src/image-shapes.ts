import type { NetworkId } from './port.ts';

/** A shape that an image can be cut to. `ratio` is width by height; null leaves it free. */
export type ImageShape = {
  readonly id: 'free' | 'square' | 'portrait' | 'landscape' | 'wide' | 'card' | 'story' | 'pin' | 'standard';
  readonly ratio: number | null;
};

const shapes = {
  free: { id: 'free', ratio: null },
  square: { id: 'square', ratio: 1 },
  portrait: { id: 'portrait', ratio: 4 / 5 },
  landscape: { id: 'landscape', ratio: 3 / 2 },
  wide: { id: 'wide', ratio: 16 / 9 },
  card: { id: 'card', ratio: 1.91 },
  story: { id: 'story', ratio: 9 / 16 },
  pin: { id: 'pin', ratio: 2 / 3 },
  standard: { id: 'standard', ratio: 4 / 3 },
} as const satisfies Record<ImageShape['id'], ImageShape>;

/**
 * Shapes to choose from for each network, the one that suits it best first. A shape is a proposal and nothing is refused
 * for it here; Instagram alone demands one between 4:5 and 1.91:1, and cuts the rest.
 *
 * - Bluesky keeps the shape: `aspectRatio` of lexicon app.bsky.embed.images (@atproto/api 0.19.19). Several images stand
 *   in a grid of squares, cut around their middle.
 * - Mastodon keeps the shape of the original and says it in `meta.original.aspect` (docs.joinmastodon.org/entities/MediaAttachment,
 *   read 2026-11-21); narrow previews cut around the middle.
 * - The newsroom and the practice network are pages of Bedside: the newsroom shows the whole image, the practice network
 *   cuts what is higher than it is wide. Its feeds and link cards are shown 1.91 to 1 by readers that follow Open Graph.
 */
export const imageShapes: Readonly<Record<NetworkId, readonly ImageShape[]>> = {
  newsroom: [shapes.free, shapes.landscape, shapes.wide, shapes.card, shapes.square],
  practice: [shapes.free, shapes.landscape, shapes.square, shapes.wide],
  bluesky: [shapes.free, shapes.square, shapes.portrait, shapes.landscape, shapes.wide],
  mastodon: [shapes.free, shapes.wide, shapes.landscape, shapes.square, shapes.portrait],
  facebook: [shapes.free, shapes.card, shapes.square, shapes.portrait, shapes.wide],
  instagram: [shapes.portrait, shapes.square, shapes.card, shapes.story],
  threads: [shapes.free, shapes.portrait, shapes.square, shapes.wide],
  x: [shapes.free, shapes.wide, shapes.square, shapes.portrait],
  linkedin: [shapes.card, shapes.square, shapes.portrait, shapes.free],
  youtube: [shapes.wide],
  tiktok: [shapes.story, shapes.square, shapes.wide],
  pinterest: [shapes.pin, shapes.square, shapes.story],
  snapchat: [shapes.story],
  'google-business': [shapes.standard, shapes.square],
  wordpress: [shapes.free, shapes.wide, shapes.landscape, shapes.card, shapes.square],
  'by-hand': [shapes.free, shapes.square, shapes.portrait, shapes.card, shapes.story],
};
