import type { AccountLimits, Manifest } from '../manifest.ts';
import { filmMimeTypes, photoMimeTypes } from './media-types.ts';

/**
 * Places that no program may post to: a person puts there by hand what was cleared. Limits are those of a group on Facebook, the
 * widest of them; `byHandPlace` has those of the others.
 */
export const byHand: Manifest = {
  network: 'by-hand',
  displayName: 'By hand',
  // The key is the delivery's own: the house asks one person once, and asks again nobody else.
  deliveryClass: 'native-key',
  text: { maxLength: 63_206, countUnit: 'utf16', maxBytes: null },
  media: {
    maxImages: 10,
    maxImageBytes: 20_000_000,
    mimeTypes: photoMimeTypes,
    altTextMaxLength: 2_000,
    video: { maxBytes: 500_000_000, mimeTypes: filmMimeTypes },
    mixes: true,
  },
  link: 'inline',
  forms: ['feed'],
  options: [],
  takesThreads: true,
  takesFirstComment: true,
  partsTogether: true,
  canRemove: false,
  canEdit: false,
  canReadBack: false,
  measures: [],
  // What was handed over is in the house's own database.
  quietPeriodMs: 0,
  callTimeoutMs: 10_000,
  connect: 'credentials',
  credentialFields: [],
  onOwnSite: true,
};

/** Kinds of places to which people post by hand. */
export const byHandKinds = ['facebook', 'linkedin', 'snapchat', 'tiktok', 'other'] as const;
export type ByHandKind = (typeof byHandKinds)[number];

const hostsOf: Readonly<Record<Exclude<ByHandKind, 'other'>, readonly string[]>> = {
  facebook: ['facebook.com', 'fb.com', 'fb.watch'],
  linkedin: ['linkedin.com', 'lnkd.in'],
  snapchat: ['snapchat.com'],
  tiktok: ['tiktok.com'],
};

/** As the manifests of these networks have them; a group on LinkedIn takes what a page there takes. */
const limitsOf: Readonly<Record<ByHandKind, AccountLimits>> = {
  facebook: {},
  linkedin: { maxLength: 3_000, maxImages: 20 },
  snapchat: { maxLength: 160, maxImages: 1, maxVideoSeconds: 60 },
  tiktok: { maxLength: 2_200, maxImages: 35, maxVideoSeconds: 600 },
  other: {},
};

/** What a place is, by its address. */
export type ByHandPlace = {
  readonly kind: ByHandKind;
  /** Without fragment, and without the parts that only follow people about. */
  readonly address: string;
  readonly limits: AccountLimits;
};

/** Null where this is no public https address. */
export function byHandPlace(text: string): ByHandPlace | null {
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : null;
  if (url === null || url.protocol !== 'https:' || url.username !== '' || url.password !== '') return null;
  if (!url.hostname.includes('.') || url.port !== '') return null;
  url.hash = '';
  const kept = [...url.searchParams].filter(([name]) => !followsPeople.test(name));
  if (kept.length < url.searchParams.size) url.search = new URLSearchParams(kept).toString();
  const kind = kindOf(url.hostname);
  return { kind, address: url.href.replace(/\/$/, ''), limits: limitsOf[kind] };
}

/** Marks that networks and mails put at the end of an address, and that name no post. */
const followsPeople = /^(?:utm_\w+|fbclid|igshid|mibextid|rdid|share_url|_r|_t|is_from_webapp|sender_device|trk|rcm)$/;

function kindOf(hostname: string): ByHandKind {
  const isOf = (host: string) => hostname === host || hostname.endsWith(`.${host}`);
  for (const kind of ['facebook', 'linkedin', 'snapchat', 'tiktok'] as const) {
    if (hostsOf[kind].some(isOf)) return kind;
  }
  return 'other';
}

/**
 * A post's address as it is kept, when it can be one at this place: on a host of the same network, or for other places on the
 * same host; and not the place itself. Null for every other text.
 */
export function byHandPost(text: string, place: string): string | null {
  const post = byHandPlace(text);
  const at = byHandPlace(place);
  if (post === null || at === null || post.kind !== at.kind || post.address === at.address) return null;
  if (post.kind === 'other' && new URL(post.address).hostname !== new URL(at.address).hostname) return null;
  return post.address;
}
