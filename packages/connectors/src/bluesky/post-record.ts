/** The record of a post (lexicon app.bsky.feed.post): text with facets, pictures or a link card, languages. */
import { z } from 'zod';
import type { StreamBody } from '../http/ask.ts';
import { beforePublishing } from '../http-outcome.ts';
import { composeNetworkText, manifests } from '../networks.ts';
import type { DeliverRequest, Failure, OutgoingImage, OutgoingVideo } from '../port.ts';
import { type Facet, facetsOf } from './facets.ts';
import { type XrpcContext, xrpc } from './xrpc.ts';

const uploadedSchema = z.object({ blob: z.looseObject({ $type: z.literal('blob') }) });

/** Lexicon app.bsky.feed.post#replyRef. */
export type ReplyRefs = {
  readonly root: { readonly uri: string; readonly cid: string };
  readonly parent: { readonly uri: string; readonly cid: string };
};

export type PostRecord = {
  readonly $type: 'app.bsky.feed.post';
  readonly text: string;
  /** When the delivery was first armed, so that a repeated send builds the same record. */
  readonly createdAt: string;
  readonly langs: readonly string[];
  readonly facets?: readonly Facet[];
  readonly embed?: Readonly<Record<string, unknown>>;
  readonly reply?: ReplyRefs;
};

export type BuiltRecord =
  | { readonly ok: true; readonly record: PostRecord }
  | { readonly ok: false; readonly failure: Failure };

/** Uploads pictures and video and builds the record. Whatever fails here fails before the post could leave. */
export async function buildRecord(
  context: XrpcContext,
  { request, accessToken, reply }: { request: DeliverRequest; accessToken: string; reply: ReplyRefs | null },
): Promise<BuiltRecord> {
  const { post, firstArmedAt } = request;
  const text = composeNetworkText(manifests.bluesky, post);
  const images: object[] = [];
  for (const image of post.images) {
    const uploaded = await uploadImage(context, { image, accessToken });
    if (!uploaded.ok) return uploaded;
    images.push(uploaded.image);
  }
  const film = post.video === undefined ? null : await uploadVideo(context, { video: post.video, accessToken });
  if (film !== null && !film.ok) return film;
  const facets = await facetsOf(context, text);
  const embed = film === null ? embedOf(images, post.link) : film.embed;
  const record: PostRecord = {
    $type: 'app.bsky.feed.post',
    text,
    createdAt: new Date(firstArmedAt).toISOString(),
    langs: post.languages.slice(0, 3),
    ...(facets.length === 0 ? {} : { facets }),
    ...(embed === null ? {} : { embed }),
    ...(reply === null ? {} : { reply }),
  };
  return { ok: true, record };
}

/** A post without a video holds pictures or a card. The page behind the link is not fetched, so its host is the title. */
function embedOf(images: readonly object[], link: string | null): Record<string, unknown> | null {
  if (images.length > 0) return { $type: 'app.bsky.embed.images', images };
  const uri = link?.trim() ?? '';
  if (!URL.canParse(uri)) return null;
  return { $type: 'app.bsky.embed.external', external: { uri, title: new URL(uri).host, description: '' } };
}

type UploadedImage = { readonly ok: true; readonly image: object } | { readonly ok: false; readonly failure: Failure };

async function uploadImage(
  context: XrpcContext,
  { image, accessToken }: { image: OutgoingImage; accessToken: string },
): Promise<UploadedImage> {
  const bytes = await image.bytes().catch(() => null);
  if (bytes === null) return { ok: false, failure: unreadableImage };
  const uploaded = await xrpc(context, {
    nsid: 'com.atproto.repo.uploadBlob',
    body: bytes,
    contentType: image.mimeType,
    accessToken,
    schema: uploadedSchema,
  });
  if (!uploaded.ok) return { ok: false, failure: beforePublishing(uploaded.failure) };
  const aspectRatio = { width: image.widthPx, height: image.heightPx };
  return { ok: true, image: { image: uploaded.data.blob, alt: image.altText, aspectRatio } };
}

type UploadedVideo =
  | { readonly ok: true; readonly embed: Record<string, unknown> }
  | { readonly ok: false; readonly failure: Failure };

/** Handed in as a whole, read while it leaves (lexicon app.bsky.embed.video). */
async function uploadVideo(
  context: XrpcContext,
  { video, accessToken }: { video: OutgoingVideo; accessToken: string },
): Promise<UploadedVideo> {
  const { source } = video;
  const uploaded = await xrpc(context, {
    nsid: 'com.atproto.repo.uploadBlob',
    body: {
      contentType: video.mimeType,
      open: () => ({ stream: source.read(0, source.size), length: source.size }),
    } satisfies StreamBody,
    accessToken,
    schema: uploadedSchema,
  });
  if (!uploaded.ok) return { ok: false, failure: beforePublishing(uploaded.failure) };
  const aspectRatio = { width: video.widthPx, height: video.heightPx };
  const embed = { $type: 'app.bsky.embed.video', video: uploaded.data.blob, alt: video.altText, aspectRatio };
  return { ok: true, embed };
}

const unreadableImage: Failure = {
  kind: 'not-sent',
  code: 'IMAGE_NOT_READABLE',
  detail: 'An image of the post could not be read. The post itself was not sent.',
};
