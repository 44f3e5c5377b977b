/**
 * Limits and texts of every network, as data: safe in a browser, no Node API and no network client below this file.
 * The console counts with it while one types, the server holds a version against it, and the connectors send what
 * `composeNetworkText` gives, so that all three speak of the same text.
 */
import { graphemeLength } from './count/graphemes.ts';
import { byteLength, lengthIn } from './count/length.ts';
import { budgetHeaders } from './http/budget-headers.ts';
import type { AccountLimits, Manifest, NetworkId } from './port.ts';
import { splitThread } from './thread/split-thread.ts';

export { type Entity, type EntityKind, findEntities } from './count/entities.ts';
export { mastodonLength } from './count/mastodon.ts';

export { type ImageShape, imageShapes } from './image-shapes.ts';
export type { AccountLimits, DeliveryClass, Manifest, NetworkId } from './port.ts';
export { type DisplayedText, displayText, type MoreMarker } from './preview/display-text.ts';
export { areNumbered, withNumbers, withoutNumbers } from './thread/numbering.ts';

const rasterMimeTypes = ['image/jpeg', 'image/png', 'image/webp'] as const;

const newsroom: Manifest = {
  network: 'newsroom',
  displayName: 'Newsroom',
  deliveryClass: 'native-key',
  text: { maxLength: 20_000, countUnit: 'grapheme', maxBytes: null },
  media: { maxImages: 10, maxImageBytes: 10_000_000, mimeTypes: rasterMimeTypes, altTextMaxLength: 2_000 },
  link: 'card',
  takesThreads: false,
  takesFirstComment: false,
  canRemove: true,
  canEdit: true,
  canReadBack: true,
  // Its rows live in the database that holds the delivery: absence is known at once.
  quietPeriodMs: 0,
  callTimeoutMs: 10_000,
  connect: 'credentials',
  credentialFields: [],
};

const practice: Manifest = {
  network: 'practice',
  displayName: 'Practice network',
  // It keeps the key and can be asked for it, but sending twice makes two posts, as with most real networks.
  deliveryClass: 'none',
  text: { maxLength: 500, countUnit: 'grapheme', maxBytes: null },
  media: { maxImages: 4, maxImageBytes: 2_000_000, mimeTypes: rasterMimeTypes, altTextMaxLength: 1_500 },
  link: 'inline',
  takesThreads: true,
  takesFirstComment: true,
  canRemove: true,
  canEdit: true,
  canReadBack: true,
  quietPeriodMs: 30_000,
  callTimeoutMs: 10_000,
  connect: 'credentials',
  credentialFields: [{ name: 'token', secret: true }],
};

/**
 * Text: `maxGraphemes` 300 and `maxLength` 3,000 bytes of lexicon app.bsky.feed.post. Images: at most 4 of 1,000,000
 * bytes (976.56 KB) of lexicon app.bsky.embed.images. The lexicon does not bound alt text; the official app stops at
 * 2,000. Lexicons as shipped in @atproto/api 0.19.19.
 */
const bluesky: Manifest = {
  network: 'bluesky',
  displayName: 'Bluesky',
  deliveryClass: 'native-key',
  text: { maxLength: 300, countUnit: 'grapheme', maxBytes: 3_000 },
  media: { maxImages: 4, maxImageBytes: 1_000_000, mimeTypes: rasterMimeTypes, altTextMaxLength: 2_000 },
  // A post holds images or a card, not both; in the text the link is there in either case.
  link: 'inline',
  takesThreads: true,
  takesFirstComment: true,
  canRemove: true,
  // Its records can be written again, and its app goes on showing the first words (no edits as of November 2026).
  canEdit: false,
  canReadBack: true,
  quietPeriodMs: 60_000,
  callTimeoutMs: 30_000,
  // 5,000 points an hour and 35,000 a day, 3 for each record created (docs.bsky.app/docs/advanced-guides/rate-limits,
  // read 2026-11-21). A post makes up to 7 calls: session, mentions, images, record.
  budget: {
    headers: [budgetHeaders.bluesky],
    reserve: 8,
    quotas: [
      { posts: 1_666, perMs: 3_600_000 },
      { posts: 11_666, perMs: 86_400_000 },
    ],
  },
  connect: 'credentials',
  credentialFields: [
    { name: 'identifier', secret: false },
    { name: 'appPassword', secret: true },
  ],
};

/**
 * Defaults of Mastodon; each server tells its own limits (GET /api/v2/instance: `configuration.statuses`,
 * `configuration.media_attachments`). Documentation of Mastodon 4.4, read 2026-11-21.
 */
const mastodon: Manifest = {
  network: 'mastodon',
  displayName: 'Mastodon',
  // Keeps the key for about an hour only: after that, only looking tells.
  deliveryClass: 'duplicate-refusal',
  text: { maxLength: 500, countUnit: 'mastodon', maxBytes: null, addressLength: 23 },
  media: { maxImages: 4, maxImageBytes: 16_777_216, mimeTypes: rasterMimeTypes, altTextMaxLength: 1_500 },
  link: 'inline',
  takesThreads: true,
  takesFirstComment: true,
  canRemove: true,
  canEdit: true,
  canReadBack: true,
  quietPeriodMs: 60_000,
  // Servers take their time to make sizes of pictures.
  callTimeoutMs: 30_000,
  // 300 calls in 5 minutes, told in each answer (docs.joinmastodon.org/api/rate-limits, read 2026-11-21). A post makes up
  // to 9 calls, and pictures that take their time some more.
  budget: { headers: [budgetHeaders.mastodon], reserve: 15, quotas: [] },
  connect: 'consent',
  credentialFields: [
    { name: 'accessToken', secret: true },
    { name: 'clientId', secret: false },
    { name: 'clientSecret', secret: true },
  ],
};

/** Every network that Bedside can publish to, by id. */
export const manifests: Readonly<Record<NetworkId, Manifest>> = { newsroom, practice, bluesky, mastodon };

/** What a counter shows. `length`, `max` and `remaining` are in the manifest's unit, `bytes` is UTF-8; `remaining` is negative when over. */
export type TextCount = {
  readonly length: number;
  readonly bytes: number;
  readonly max: number;
  readonly remaining: number;
  /** Longer than the network takes, in its unit or in bytes. */
  readonly over: boolean;
};

/**
 * Counts a text as the network counts it. Count the composed text (`composeNetworkText`), not what was typed; a content
 * warning counts with it where the network says so. Lone surrogates count as the replacement character, which is what
 * would leave.
 */
export function countText(manifest: Manifest, text: string, contentWarning = ''): TextCount {
  const { addressLength, countUnit, maxBytes, maxLength: max } = manifest.text;
  const bytes = byteLength(text);
  const length = lengthIn(countUnit, text, { contentWarning, urlLength: addressLength });
  return { length, bytes, max, remaining: max - length, over: length > max || (maxBytes !== null && bytes > maxBytes) };
}

/**
 * The manifest with an account's own limits in its place. Limits are the account's server's word, so they are only ever
 * numbers; of the media types only those that the network takes at all are kept, and all of them when none would be left.
 */
export function manifestFor(
  network: NetworkId,
  limits: AccountLimits | null | undefined,
  manifest: Manifest = manifests[network],
): Manifest {
  const { media, text } = manifest;
  const { addressLength = text.addressLength, mimeTypes = media.mimeTypes } = limits ?? {};
  const taken = media.mimeTypes.filter((type) => mimeTypes.includes(type));
  return {
    ...manifest,
    text: {
      ...text,
      maxLength: limits?.maxLength ?? text.maxLength,
      ...(addressLength === undefined ? {} : { addressLength }),
    },
    media: {
      maxImages: limits?.maxImages ?? media.maxImages,
      maxImageBytes: limits?.maxImageBytes ?? media.maxImageBytes,
      mimeTypes: taken.length === 0 ? media.mimeTypes : taken,
      altTextMaxLength: limits?.altTextMaxLength ?? media.altTextMaxLength,
    },
  };
}

/** What all of several accounts take: of each limit the narrowest. Null and undefined are accounts without limits of their own. */
export function narrowestLimits(
  network: NetworkId,
  accounts: readonly (AccountLimits | null | undefined)[],
): AccountLimits {
  const each = (accounts.length === 0 ? [null] : accounts).map((limits) => manifestFor(network, limits));
  const least = (of: (manifest: Manifest) => number) => Math.min(...each.map(of));
  const { mimeTypes } = manifests[network].media;
  const addressLengths = each.flatMap(({ text }) => text.addressLength ?? []);
  return {
    maxLength: least(({ text }) => text.maxLength),
    // An address that counts more leaves less room.
    ...(addressLengths.length === 0 ? {} : { addressLength: Math.max(...addressLengths) }),
    maxImages: least(({ media }) => media.maxImages),
    maxImageBytes: least(({ media }) => media.maxImageBytes),
    mimeTypes: mimeTypes.filter((type) => each.every(({ media }) => media.mimeTypes.includes(type))),
    altTextMaxLength: least(({ media }) => media.altTextMaxLength),
  };
}

/** A link stands in a text when what follows it cannot belong to the address any more. */
function textHoldsLink(text: string, link: string): boolean {
  for (let at = text.indexOf(link); at !== -1; at = text.indexOf(link, at + 1)) {
    if (/^[.,;:!?)\]}"'”’»]*(\s|$)/u.test(text.slice(at + link.length))) return true;
  }
  return false;
}

/**
 * The exact text that leaves for a network: trailing white space cut, and the link on its own paragraph where the
 * network takes links in the text (`manifest.link === 'inline'`) and it is not there already. Composing twice changes
 * nothing, so a composed text may be stored and composed again by the connector.
 */
export function composeNetworkText(manifest: Manifest, post: { text: string; link: string | null }): string {
  const text = post.text.trimEnd();
  const link = post.link?.trim() ?? '';
  if (manifest.link !== 'inline' || link === '' || textHoldsLink(text, link)) return text;
  return text === '' ? link : `${text}\n\n${link}`;
}

/** Closed codes of what a network would refuse. */
export type PostProblemCode =
  | 'TEXT_EMPTY'
  | 'TEXT_TOO_LONG'
  | 'TOO_MANY_IMAGES'
  | 'IMAGE_TOO_LARGE'
  | 'MIME_NOT_ALLOWED'
  | 'ALT_TEXT_MISSING'
  | 'ALT_TEXT_TOO_LONG'
  | 'THREAD_NOT_TAKEN';

/** `imageIndex` counts from 0 and is null when the problem is not about one image. `limit` and `actual` are in the unit of the limit (bytes for IMAGE_TOO_LARGE and where the byte limit of a text is hit), null where there is none. */
export type PostProblem = {
  readonly code: PostProblemCode;
  /** Which part it is about: 0, or left out, is the post itself, then the parts of its thread and its first comment. */
  readonly part?: number;
  readonly imageIndex: number | null;
  readonly limit: number | null;
  readonly actual: number | null;
};

/** An image as far as the limits of networks reach. `bytes` is its size. */
export type CheckedImage = { readonly altText: string; readonly bytes: number; readonly mimeType: string };

/** A post as far as the limits of networks reach. */
export type CheckedPost = {
  readonly text: string;
  readonly link: string | null;
  readonly images: readonly CheckedImage[];
  readonly options?: { readonly contentWarning?: string | undefined } | undefined;
};

function checkText(manifest: Manifest, post: CheckedPost): PostProblem[] {
  const text = composeNetworkText(manifest, post);
  const about = { imageIndex: null };
  if (text.trim() === '' && post.images.length === 0) {
    return [{ code: 'TEXT_EMPTY', ...about, limit: null, actual: null }];
  }
  const count = countText(manifest, text, post.options?.contentWarning);
  if (!count.over) return [];
  const inUnit = count.length > count.max;
  const limit = inUnit ? count.max : manifest.text.maxBytes;
  return [{ code: 'TEXT_TOO_LONG', ...about, limit, actual: inUnit ? count.length : count.bytes }];
}

function checkImage(manifest: Manifest, image: CheckedImage, imageIndex: number): PostProblem[] {
  const { altTextMaxLength, maxImageBytes, mimeTypes } = manifest.media;
  const problems: PostProblem[] = [];
  if (!mimeTypes.includes(image.mimeType)) {
    problems.push({ code: 'MIME_NOT_ALLOWED', imageIndex, limit: null, actual: null });
  }
  if (image.bytes > maxImageBytes) {
    problems.push({ code: 'IMAGE_TOO_LARGE', imageIndex, limit: maxImageBytes, actual: image.bytes });
  }
  const altLength = graphemeLength(image.altText);
  if (image.altText.trim() === '') {
    problems.push({ code: 'ALT_TEXT_MISSING', imageIndex, limit: null, actual: null });
  } else if (altLength > altTextMaxLength) {
    problems.push({ code: 'ALT_TEXT_TOO_LONG', imageIndex, limit: altTextMaxLength, actual: altLength });
  }
  return problems;
}

/** Everything a network would refuse about a post; empty when it would take it. Alt text is asked for on every network. */
export function checkPost(manifest: Manifest, post: CheckedPost): PostProblem[] {
  const problems = checkText(manifest, post);
  if (post.images.length > manifest.media.maxImages) {
    problems.push({
      code: 'TOO_MANY_IMAGES',
      imageIndex: null,
      limit: manifest.media.maxImages,
      actual: post.images.length,
    });
  }
  return [...problems, ...post.images.flatMap((image, index) => checkImage(manifest, image, index))];
}

/**
 * Everything a network would refuse about a post with its further parts. An image's `imageIndex` counts within its part.
 * A part without words and pictures is refused like an empty post.
 */
export function checkParts(manifest: Manifest, parts: readonly (CheckedPost & { kind: PartKind })[]): PostProblem[] {
  const found = parts.flatMap((part, index) =>
    checkPost(manifest, part).map((problem) => (index === 0 ? problem : { ...problem, part: index })),
  );
  const thread = parts.findIndex(({ kind }) => kind === 'thread');
  if (manifest.takesThreads || thread === -1) return found;
  return [...found, { code: 'THREAD_NOT_TAKEN', part: thread, imageIndex: null, limit: null, actual: null }];
}

/** What a part of a post is to its reader. */
export type PartKind = 'post' | 'thread' | 'first_comment';

/**
 * A long text as the parts of a thread that a network takes, each within its limit; the link goes with the first. One
 * part where all of it fits. How the parts are cut is told in `thread/split-thread.ts`.
 */
export function splitForNetwork(
  manifest: Manifest,
  post: {
    text: string;
    link: string | null;
    contentWarning?: string | undefined;
    language: string;
    numbering: boolean;
  },
): string[] {
  const { text, link, contentWarning, language, numbering } = post;
  const fits = (part: string, at: number) =>
    !countText(manifest, composeNetworkText(manifest, { text: part, link: at === 0 ? link : null }), contentWarning)
      .over;
  return splitThread({ text, language, numbering, fits });
}
