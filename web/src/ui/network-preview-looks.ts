/**
 * How each network lays a post out, as data. Seen in the apps on phones, November 2026; networks change it as they please,
 * and what a reader's own settings do to it nobody knows.
 */
import type { NetworkId, PostForm } from '@bedside/connectors/networks';

export type PreviewLayout =
  /** Words beside the face, parts of a thread below each other. */
  | 'timeline'
  /** Face and name on top, words, and pictures from edge to edge. */
  | 'page'
  /** The picture first, and the words below it. */
  | 'picture'
  /** A video with its title below. */
  | 'player'
  /** A picture or a video as high as the screen, and the words on it. */
  | 'upright'
  | 'pin'
  | 'place'
  | 'article'
  | 'newsroom';

export type PreviewLook = {
  readonly layout: PreviewLayout;
  /** Forms that look otherwise. */
  readonly forms?: Partial<Readonly<Record<PostForm, PreviewLayout>>>;
  readonly avatar: 'round' | 'square';
  readonly handle: 'at' | 'none';
  /** Several pictures: side by side, one at a time, or all below each other. */
  readonly pictures: 'grid' | 'slides' | 'row' | 'all';
  /** How many of a grid show; the last one says how many more there are. */
  readonly gridMost: number;
  /** Width by height of a picture alone, or of all that are shown one at a time: what is beyond is cut off. */
  readonly shape: { readonly narrowest: number; readonly widest: number };
  /** A link in the text, or beside it: `made` by the network from the page, `sent` by Bedside. */
  readonly card: 'made' | 'sent' | 'none';
  /** What a reader can press in a text. */
  readonly presses: 'all' | 'addresses' | 'names';
};

const uncut = { narrowest: 0.2, widest: 5 } as const;
const base = { avatar: 'round', handle: 'at', pictures: 'grid', gridMost: 4, card: 'none', presses: 'all' } as const;

export const previewLooks: Readonly<Record<NetworkId, PreviewLook>> = {
  newsroom: { ...base, layout: 'newsroom', handle: 'none', pictures: 'all', shape: uncut, presses: 'addresses' },
  practice: { ...base, layout: 'timeline', shape: uncut, presses: 'addresses' },
  // Groups and profiles differ: the plainest of them.
  'by-hand': { ...base, layout: 'page', handle: 'none', shape: uncut, presses: 'addresses' },
  facebook: {
    ...base,
    layout: 'page',
    forms: { story: 'upright', reel: 'upright' },
    handle: 'none',
    gridMost: 5,
    shape: { narrowest: 4 / 5, widest: 1.91 },
    card: 'made',
  },
  instagram: {
    ...base,
    layout: 'picture',
    forms: { story: 'upright', reel: 'upright' },
    pictures: 'slides',
    shape: { narrowest: 3 / 4, widest: 1.91 },
    presses: 'names',
  },
  threads: { ...base, layout: 'timeline', pictures: 'row', shape: { narrowest: 3 / 4, widest: 2 }, card: 'made' },
  x: { ...base, layout: 'timeline', shape: { narrowest: 3 / 4, widest: 2 }, card: 'made' },
  linkedin: {
    ...base,
    layout: 'page',
    avatar: 'square',
    handle: 'none',
    gridMost: 5,
    shape: { narrowest: 4 / 5, widest: 1.91 },
    card: 'sent',
  },
  youtube: { ...base, layout: 'player', pictures: 'all', shape: uncut },
  tiktok: { ...base, layout: 'upright', pictures: 'slides', shape: uncut, presses: 'names' },
  pinterest: { ...base, layout: 'pin', handle: 'none', pictures: 'slides', shape: { narrowest: 1 / 2.1, widest: 5 } },
  snapchat: { ...base, layout: 'upright', handle: 'none', pictures: 'all', shape: uncut, presses: 'names' },
  'google-business': {
    ...base,
    layout: 'place',
    handle: 'none',
    pictures: 'all',
    shape: { narrowest: 4 / 3, widest: 4 / 3 },
    presses: 'addresses',
  },
  wordpress: { ...base, layout: 'article', handle: 'none', pictures: 'all', shape: uncut, presses: 'addresses' },
  bluesky: { ...base, layout: 'timeline', shape: { narrowest: 1 / 2, widest: 5 }, card: 'sent' },
  mastodon: { ...base, layout: 'timeline', shape: uncut, card: 'made' },
};

export function layoutOf(network: NetworkId, form: PostForm): PreviewLayout {
  const look = previewLooks[network];
  return look.forms?.[form] ?? look.layout;
}

/** A picture's own shape, as far as the network shows it. */
export function shownShape({ narrowest, widest }: PreviewLook['shape'], of: { width: number; height: number }): number {
  const own = of.height > 0 ? of.width / of.height : 1;
  return Math.min(widest, Math.max(narrowest, own));
}
