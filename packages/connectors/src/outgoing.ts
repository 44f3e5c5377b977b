/** What leaves: exactly what was cleared for one channel. */
import type { PostForm } from './manifest.ts';
import type { MediaSource } from './media/source.ts';

export type OutgoingImage = {
  readonly sha256: string;
  readonly mimeType: string;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly altText: string;
  /** Reads the cleared bytes; may be called more than once. */
  readonly bytes: () => Promise<Uint8Array>;
  /**
   * Where the network can fetch the bytes itself, for a while and for this delivery alone. Left out when the house has no
   * address that a network could reach; `imageAddresses` says so in a code.
   */
  readonly address?: () => Promise<string>;
};

/** A video, read piece by piece. */
export type OutgoingVideo = {
  readonly sha256: string;
  readonly mimeType: string;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly durationMs: number;
  /** What it shows, for those who cannot see it. */
  readonly altText: string;
  readonly source: MediaSource;
  /** As for an image. */
  readonly address?: () => Promise<string>;
  /** Shown before it plays. */
  readonly cover?: OutgoingImage;
};

/** A document whose pages the network shows. */
export type OutgoingDocument = {
  readonly sha256: string;
  readonly mimeType: string;
  readonly title: string;
  readonly source: MediaSource;
  readonly address?: () => Promise<string>;
};

/** Which posts on the network an outgoing one stands below. Both are remote ids of the same account; the same one for a first answer. */
export type ReplyTo = { readonly rootId: string; readonly parentId: string };

/**
 * What an event says of itself. Instants are ISO 8601 in UTC. `timeZone`: the IANA name of the zone in which they were
 * written, for networks that are told times of day.
 */
export type PostEvent = {
  readonly title: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly timeZone?: string | undefined;
};

/** What an offer says of itself, beside its event (title and times). */
export type PostOffer = {
  readonly couponCode?: string | undefined;
  readonly redeemUrl?: string | undefined;
  readonly terms?: string | undefined;
};

/** What a button below a post says, and where it leads; `call` leads to the telephone number that the profile shows. */
export type PostAction = {
  readonly kind: 'book' | 'order' | 'learn-more' | 'sign-up' | 'call';
  readonly url?: string | undefined;
};

/** What only some networks know (`manifest.options`); connectors of the others leave it alone. */
export type PostOptions = {
  /** Who sees it; everybody when left out. `unlisted` is public, and not on the network's own front pages. */
  readonly visibility?: 'public' | 'unlisted' | 'private';
  /** Shown instead of the text until somebody opens it. */
  readonly contentWarning?: string;
  readonly form?: PostForm;
  readonly title?: string;
  /** Where within the account it stands: a board, a category. An id of the network's own, as `listPlaces` tells it. */
  readonly place?: string;
  readonly event?: PostEvent;
  readonly offer?: PostOffer;
  readonly action?: PostAction;
  /** Made for children, as networks must be told by law (COPPA). */
  readonly forChildren?: boolean;
};

/** Exactly what was cleared for one channel: a post, one part of its thread, or its first comment. */
export type OutgoingPost = {
  readonly text: string;
  readonly link: string | null;
  readonly images: readonly OutgoingImage[];
  readonly video?: OutgoingVideo;
  readonly document?: OutgoingDocument;
  /** BCP 47 tags. */
  readonly languages: readonly string[];
  /** Left out for a post of its own. */
  readonly replyTo?: ReplyTo;
  readonly options?: PostOptions;
};
