/** What a network would refuse of a post, found before anything leaves. */
import { graphemeLength } from './count/graphemes.ts';
import { lengthIn } from './count/length.ts';
import type { Manifest } from './manifest.ts';
import { countText } from './network-text.ts';
import type { PostOptions } from './outgoing.ts';
import { wordsThatLeave } from './words-that-leave.ts';

/** Closed codes of what a network would refuse. */
export type PostProblemCode =
  | 'TEXT_EMPTY'
  | 'TEXT_TOO_LONG'
  | 'TITLE_MISSING'
  | 'TITLE_TOO_LONG'
  | 'TOO_MANY_IMAGES'
  | 'IMAGE_TOO_LARGE'
  | 'MIME_NOT_ALLOWED'
  | 'ALT_TEXT_MISSING'
  | 'ALT_TEXT_TOO_LONG'
  | 'MEDIA_MISSING'
  | 'MEDIA_NOT_MIXED'
  | 'VIDEO_NOT_TAKEN'
  | 'VIDEO_TOO_LARGE'
  | 'VIDEO_TOO_SHORT'
  | 'VIDEO_TOO_LONG'
  | 'DOCUMENT_NOT_TAKEN'
  | 'DOCUMENT_TOO_LARGE'
  | 'FORM_NOT_TAKEN'
  | 'PLACE_MISSING'
  | 'EVENT_MISSING'
  | 'EVENT_ENDS_FIRST'
  | 'ACTION_ADDRESS'
  | 'LINK_AND_ACTION'
  | 'THREAD_NOT_TAKEN';

/**
 * `imageIndex` counts from 0 and is null when the problem is not about one image. `limit` and `actual` are in the unit of
 * the limit (bytes for sizes and where the byte limit of a text is hit, seconds for lengths of videos), null where there
 * is none.
 */
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
export type CheckedVideo = { readonly bytes: number; readonly mimeType: string; readonly durationMs: number };
export type CheckedDocument = { readonly bytes: number; readonly mimeType: string };

/** A post as far as the limits of networks reach. */
export type CheckedPost = {
  readonly text: string;
  readonly link: string | null;
  readonly images: readonly CheckedImage[];
  readonly video?: CheckedVideo | undefined;
  readonly document?: CheckedDocument | undefined;
  readonly options?: { readonly [Name in keyof PostOptions]?: PostOptions[Name] | undefined } | undefined;
};

type Measured = { readonly imageIndex?: number; readonly limit?: number | null; readonly actual?: number | null };

function problem(code: PostProblemCode, measured: Measured = {}): PostProblem {
  return { code, imageIndex: null, limit: null, actual: null, ...measured };
}

function holdsMedia(post: CheckedPost): boolean {
  return post.images.length > 0 || post.video !== undefined || post.document !== undefined;
}

function checkText(manifest: Manifest, post: CheckedPost): PostProblem[] {
  const { text } = wordsThatLeave(manifest, post);
  if (text.trim() === '' && !holdsMedia(post)) return [problem('TEXT_EMPTY')];
  const count = countText(manifest, text, post.options?.contentWarning);
  if (!count.over) return [];
  const inUnit = count.length > count.max;
  const limit = inUnit ? count.max : manifest.text.maxBytes;
  return [problem('TEXT_TOO_LONG', { limit, actual: inUnit ? count.length : count.bytes })];
}

function checkImage(manifest: Manifest, image: CheckedImage, imageIndex: number): PostProblem[] {
  const { altTextMaxLength, maxImageBytes, mimeTypes } = manifest.media;
  const problems: PostProblem[] = [];
  if (!mimeTypes.includes(image.mimeType)) problems.push(problem('MIME_NOT_ALLOWED', { imageIndex }));
  if (image.bytes > maxImageBytes) {
    problems.push(problem('IMAGE_TOO_LARGE', { imageIndex, limit: maxImageBytes, actual: image.bytes }));
  }
  const actual = graphemeLength(image.altText);
  if (image.altText.trim() === '') {
    problems.push(problem('ALT_TEXT_MISSING', { imageIndex }));
  } else if (altTextMaxLength > 0 && actual > altTextMaxLength) {
    problems.push(problem('ALT_TEXT_TOO_LONG', { imageIndex, limit: altTextMaxLength, actual }));
  }
  return problems;
}

function checkVideo({ media }: Manifest, { video }: CheckedPost): PostProblem[] {
  if (video === undefined) return [];
  const limits = media.video;
  if (limits === undefined || !limits.mimeTypes.includes(video.mimeType)) return [problem('VIDEO_NOT_TAKEN')];
  const { maxBytes, minSeconds = 0, maxSeconds = Infinity } = limits;
  const actual = video.durationMs / 1_000;
  const problems: PostProblem[] = [];
  if (video.bytes > maxBytes) problems.push(problem('VIDEO_TOO_LARGE', { limit: maxBytes, actual: video.bytes }));
  if (actual < minSeconds) problems.push(problem('VIDEO_TOO_SHORT', { limit: minSeconds, actual }));
  if (actual > maxSeconds) problems.push(problem('VIDEO_TOO_LONG', { limit: maxSeconds, actual }));
  return problems;
}

function checkDocument({ media }: Manifest, { document }: CheckedPost): PostProblem[] {
  if (document === undefined) return [];
  const limits = media.document;
  if (limits === undefined || !limits.mimeTypes.includes(document.mimeType)) return [problem('DOCUMENT_NOT_TAKEN')];
  if (document.bytes <= limits.maxBytes) return [];
  return [problem('DOCUMENT_TOO_LARGE', { limit: limits.maxBytes, actual: document.bytes })];
}

/** What a post cannot be without, and what does not go together. */
function checkMedia(manifest: Manifest, post: CheckedPost): PostProblem[] {
  const { maxImages, mixes = false, needs } = manifest.media;
  const problems: PostProblem[] = [];
  const missing = needs === 'video' ? post.video === undefined : needs === 'media' && !holdsMedia(post);
  if (missing) problems.push(problem('MEDIA_MISSING'));
  const kinds = [post.images.length > 0, post.video !== undefined, post.document !== undefined].filter(Boolean).length;
  if (kinds > 1 && (!mixes || post.document !== undefined)) problems.push(problem('MEDIA_NOT_MIXED'));
  const actual = post.images.length + (mixes && post.video !== undefined ? 1 : 0);
  if (actual > maxImages) problems.push(problem('TOO_MANY_IMAGES', { limit: maxImages, actual }));
  return [...problems, ...checkSharedAltText(manifest, post)];
}

/** Where one text stands for all pictures, theirs must fit together. */
function checkSharedAltText({ media }: Manifest, { images }: CheckedPost): PostProblem[] {
  if (media.sharesAltText !== true || images.length < 2) return [];
  const limit = media.altTextMaxLength;
  const actual = graphemeLength(images.map(({ altText }) => altText.trim()).join('\n'));
  return actual > limit ? [problem('ALT_TEXT_TOO_LONG', { limit, actual })] : [];
}

type CheckedOptions = NonNullable<CheckedPost['options']>;

/** Options that the network does not know are left alone, and do not count. */
function checkOptions(manifest: Manifest, post: CheckedPost): PostProblem[] {
  const options = post.options ?? {};
  const takes = new Set<string>(manifest.options);
  const form = takes.has('form') ? (options.form ?? 'feed') : 'feed';
  return [
    ...(manifest.forms.includes(form) ? [] : [problem('FORM_NOT_TAKEN')]),
    ...(form === 'event' || form === 'offer' ? checkEvent(options) : []),
    ...(form === 'offer' && !isAddress(options.offer?.redeemUrl ?? null) ? [problem('ACTION_ADDRESS')] : []),
    ...(takes.has('action') ? checkAction(post) : []),
    ...checkTitle(manifest, options),
  ];
}

function checkEvent({ event }: CheckedOptions): PostProblem[] {
  if (event === undefined || event.title.trim() === '') return [problem('EVENT_MISSING')];
  return Date.parse(event.startsAt) <= Date.parse(event.endsAt) ? [] : [problem('EVENT_ENDS_FIRST')];
}

/** The button takes the place of the link: networks show one of the two. */
function checkAction({ link, options }: CheckedPost): PostProblem[] {
  const action = options?.action;
  if (action === undefined) return [];
  const problems = (link ?? '') === '' ? [] : [problem('LINK_AND_ACTION')];
  if (action.kind === 'call') return problems;
  return isAddress(action.url ?? '') ? problems : [...problems, problem('ACTION_ADDRESS')];
}

/** Null where there is none to be looked at. */
function isAddress(address: string | null): boolean {
  if (address === null) return true;
  return URL.canParse(address) && /^https?:$/u.test(new URL(address).protocol);
}

function checkTitle(manifest: Manifest, options: CheckedOptions): PostProblem[] {
  const { needsTitle = false, needsPlace = false, titleMaxLength: limit } = manifest;
  const problems: PostProblem[] = [];
  const title = (manifest.options.includes('title') ? options.title : options.event?.title)?.trim() ?? '';
  const actual = lengthIn(manifest.text.countUnit, title);
  if (limit !== undefined && actual > limit) problems.push(problem('TITLE_TOO_LONG', { limit, actual }));
  if (needsTitle && title === '') problems.push(problem('TITLE_MISSING'));
  if (needsPlace && (options.place ?? '') === '') problems.push(problem('PLACE_MISSING'));
  return problems;
}

/** Everything a network would refuse about a post; empty when it would take it. Alt text is asked for on every network. */
export function checkPost(manifest: Manifest, post: CheckedPost): PostProblem[] {
  return [
    ...checkText(manifest, post),
    ...checkOptions(manifest, post),
    ...checkMedia(manifest, post),
    ...post.images.flatMap((image, index) => checkImage(manifest, image, index)),
    ...checkVideo(manifest, post),
    ...checkDocument(manifest, post),
  ];
}

/** What a part of a post is to its reader. */
export type PartKind = 'post' | 'thread' | 'first_comment';

/** A comment is words: it needs no media and no title, and may have another limit. */
function forComment(manifest: Manifest): Manifest {
  const { commentMaxLength, ...text } = manifest.text;
  const { needs: _needs, ...media } = manifest.media;
  const { needsPlace: _place, needsTitle: _title, ...rest } = manifest;
  return { ...rest, text: { ...text, maxLength: commentMaxLength ?? text.maxLength }, media, options: [] };
}

/**
 * Everything a network would refuse about a post with its further parts. An image's `imageIndex` counts within its part.
 * A part without words and pictures is refused like an empty post.
 */
export function checkParts(manifest: Manifest, parts: readonly (CheckedPost & { kind: PartKind })[]): PostProblem[] {
  const comment = forComment(manifest);
  const found = parts.flatMap((part, index) =>
    checkPost(part.kind === 'first_comment' ? comment : manifest, part).map((one) =>
      index === 0 ? one : { ...one, part: index },
    ),
  );
  const thread = parts.findIndex(({ kind }) => kind === 'thread');
  if (manifest.takesThreads || thread === -1) return found;
  return [...found, { ...problem('THREAD_NOT_TAKEN'), part: thread }];
}
