/**
 * Pictures and videos of a post (/wp/v2/media). Each is handed in below its post, under a name made of its bytes: so it is found
 * again after a lost answer, handed in once, and taken away with the post.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { beforePublishing } from '../http-outcome.ts';
import type { Failure, OutgoingImage, OutgoingPost, OutgoingVideo } from '../port.ts';
import { ask, askList, type WordpressContext, type WordpressResult } from './api.ts';
import type { Article, StoredMedia } from './blocks.ts';
import { formOfBytes, formOfSource } from './multipart.ts';
import { webAddress } from './site-address.ts';

const mediaSchema = z.object({
  id: z.int().positive(),
  slug: z.string().max(400),
  source_url: z.string().max(2_000),
  alt_text: z.string().catch(''),
});
type SiteMedia = z.output<typeof mediaSchema>;

/** Most that a list gives in one answer; no post has as many. */
const mostListed = 100;
/** An upload is not begun with less time than this left: it goes on in the next call. */
const enoughMs = 10_000;

const ours = 'bedside-';
const nameOf = ({ sha256 }: { sha256: string }) => `${ours}${sha256.slice(0, 32).toLowerCase()}`;

/** Media that stand below a post. */
export async function listMedia(context: WordpressContext, postId: number): Promise<WordpressResult<SiteMedia[]>> {
  const listed = await askList(context, {
    path: '/wp/v2/media',
    params: { parent: String(postId), per_page: String(mostListed), orderby: 'id', order: 'asc' },
    item: mediaSchema,
  });
  return listed.ok ? { ...listed, data: listed.data.items } : listed;
}

export type Stored = {
  readonly kind: 'stored';
  readonly pictures: Article['pictures'];
  readonly video: StoredMedia | null;
  /** Of ours, and not of the post any more. */
  readonly left: readonly number[];
};
/** `later`: some are handed in, and there is no time for the rest. */
export type StoreOutcome = Stored | { readonly kind: 'later' } | Failure;

/** Has everything that a post shows stand on the site. Nothing becomes public that shows it. */
export async function storeMedia(
  context: WordpressContext,
  { postId, post }: { postId: number; post: OutgoingPost },
): Promise<StoreOutcome> {
  const listed = await listMedia(context, postId);
  if (!listed.ok) return beforePublishing(listed.failure);
  const free = listed.data.filter(({ slug }) => slug.startsWith(ours));
  const pictures: (StoredMedia & { altText: string })[] = [];
  for (const image of post.images) {
    const stored = await storeOne(context, { postId, media: image, free });
    if (stored.kind !== 'one') return stored;
    pictures.push({ ...stored.media, altText: image.altText });
  }
  const { video } = post;
  if (video === undefined) return { kind: 'stored', pictures, video: null, left: free.map(({ id }) => id) };
  const stored = await storeOne(context, { postId, media: video, free });
  if (stored.kind !== 'one') return stored;
  return { kind: 'stored', pictures, video: stored.media, left: free.map(({ id }) => id) };
}

type Wanted = { readonly postId: number; readonly media: OutgoingImage | OutgoingVideo; readonly free: SiteMedia[] };
type OneOutcome = { readonly kind: 'one'; readonly media: StoredMedia } | { readonly kind: 'later' } | Failure;

async function storeOne(context: WordpressContext, wanted: Wanted): Promise<OneOutcome> {
  const standing = takeFree(wanted);
  if (standing !== null) return described(context, { standing, altText: wanted.media.altText });
  if (context.deadline - context.io.now().getTime() < enoughMs) return { kind: 'later' };
  const body = await formOf(wanted);
  if (body === null) return unreadable;
  const sent = await ask(context, { path: '/wp/v2/media', body, schema: mediaSchema });
  return sent.ok ? toStored(context, sent.data) : beforePublishing(sent.failure);
}

/** The same bytes, handed in before; one with the same words rather than another. */
function takeFree({ media, free }: Wanted): SiteMedia | null {
  const isSame = ({ slug }: SiteMedia) => slug.startsWith(nameOf(media));
  const exact = free.findIndex((one) => isSame(one) && isDescribed(one, media.altText));
  const at = exact === -1 ? free.findIndex(isSame) : exact;
  return at === -1 ? null : (free.splice(at, 1)[0] ?? null);
}

const plain = (text: string) => text.replaceAll(/\s+/gu, ' ').trim();
const isDescribed = (one: SiteMedia, altText: string) => plain(one.alt_text) === plain(altText);

async function described(
  context: WordpressContext,
  { standing, altText }: { standing: SiteMedia; altText: string },
): Promise<OneOutcome> {
  if (isDescribed(standing, altText)) return toStored(context, standing);
  const body = { alt_text: altText };
  const sent = await ask(context, { path: `/wp/v2/media/${standing.id}`, body, schema: mediaSchema });
  return sent.ok ? toStored(context, sent.data) : beforePublishing(sent.failure);
}

function toStored(context: WordpressContext, { id, source_url: told }: SiteMedia): OneOutcome {
  const url = webAddress(context.serviceUrl, told);
  return url === null ? noAddress : { kind: 'one', media: { mediaId: id, url } };
}

async function formOf({ postId, media }: Wanted) {
  const hash = createHash('sha256').update(media.sha256).update(media.altText);
  const extension = media.mimeType.replace(/^\w+\//u, '').replace(/[^a-z0-9]/gu, '');
  const form = {
    fields: { post: String(postId), slug: nameOf(media), title: titleFor(media), alt_text: media.altText },
    file: { name: `${nameOf(media)}.${extension}`, mimeType: media.mimeType },
    boundary: `bedside-${hash.digest('hex')}`,
  };
  if ('source' in media) return formOfSource(form, media.source);
  const bytes = await media.bytes().catch(() => null);
  return bytes === null ? null : formOfBytes(form, bytes);
}

/** The name in the media library: its description, in one short line. */
const titleFor = ({ altText }: { altText: string }) => plain(altText).slice(0, 100) || 'Picture';

/** Takes media away for good. The first failure ends it; asking again goes on. */
export async function removeMedia(context: WordpressContext, mediaIds: readonly number[]): Promise<Failure | null> {
  for (const id of mediaIds) {
    const path = `/wp/v2/media/${id}`;
    const sent = await ask(context, { method: 'DELETE', path, params: { force: 'true' }, schema: z.object({}) });
    if (!sent.ok && !sent.notFound) return sent.failure;
  }
  return null;
}

/** Takes away what was handed in below a post, and leaves what others put there. */
export async function removeMediaOf(context: WordpressContext, postId: number): Promise<Failure | null> {
  const listed = await listMedia(context, postId);
  if (!listed.ok) return listed.failure;
  return removeMedia(
    context,
    listed.data.filter(({ slug }) => slug.startsWith(ours)).map(({ id }) => id),
  );
}

const unreadable: Failure = {
  kind: 'not-sent',
  code: 'IMAGE_NOT_READABLE',
  detail: 'An image of the post could not be read. The post itself was not sent.',
};

const noAddress: Failure = {
  kind: 'not-sent',
  code: 'UNREADABLE_ANSWER',
  detail: 'The site gave a medium an address that is none. The post itself was not sent.',
};
