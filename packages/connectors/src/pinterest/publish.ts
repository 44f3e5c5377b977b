/** The one call that publishes (POST /v5/pins). */
import type { Operation } from '../http/ask.ts';
import type { DeliverOutcome, DeliverRequest, Failure, Manifest, OutgoingImage, OutgoingPost } from '../port.ts';
import { ask } from './api.ts';
import { pinSchema, toRemotePost, wordsOf } from './pin.ts';
import { mediaIdOf } from './video.ts';

type Media = { readonly ok: true; readonly source: object } | { readonly ok: false; readonly failure: Failure };

export async function deliver(
  operation: Operation,
  { account, handle, post }: DeliverRequest,
  manifest: Manifest,
): Promise<DeliverOutcome> {
  const media = post.video === undefined ? await picturesOf(post) : await videoOf(post, handle);
  if (!media.ok) return media.failure;
  const words = Object.entries(wordsOf(manifest, post)).filter(([, value]) => value !== null);
  const body = { ...Object.fromEntries(words), media_source: media.source };
  const sent = await ask(operation, { path: '/v5/pins', body, schema: pinSchema });
  if (sent.ok) return { kind: 'published', post: toRemotePost(account.serviceUrl, sent.data) };
  return sent.notFound ? placeGone : sent.failure;
}

async function picturesOf({ images }: OutgoingPost): Promise<Media> {
  const items: object[] = [];
  for (const image of images) {
    const data = await base64Of(image);
    if (data === null) return { ok: false, failure: unreadableImage };
    items.push({ content_type: image.mimeType, data });
  }
  const [only] = items;
  if (items.length === 1) return { ok: true, source: { source_type: 'image_base64', ...only } };
  return { ok: true, source: { source_type: 'multiple_image_base64', items } };
}

/** A video without a cover of its own shows its first frame. */
async function videoOf({ video }: OutgoingPost, handle: string | undefined): Promise<Media> {
  const mediaId = mediaIdOf(handle ?? '');
  if (mediaId === null) return { ok: false, failure: notHandedIn };
  const source = { source_type: 'video_id', media_id: mediaId };
  if (video?.cover === undefined) return { ok: true, source: { ...source, cover_image_key_frame_time: 0 } };
  const data = await base64Of(video.cover);
  if (data === null) return { ok: false, failure: unreadableImage };
  return { ok: true, source: { ...source, cover_image_content_type: video.cover.mimeType, cover_image_data: data } };
}

async function base64Of(image: OutgoingImage): Promise<string | null> {
  const bytes = await image.bytes().catch(() => null);
  return bytes === null ? null : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}

const notHandedIn: Failure = {
  kind: 'not-sent',
  code: 'HANDLE_NEEDED',
  detail: 'The video was not handed in. Nothing was sent.',
};

const unreadableImage: Failure = {
  kind: 'not-sent',
  code: 'IMAGE_NOT_READABLE',
  detail: 'An image of the post could not be read. Nothing was sent.',
};

const placeGone: Failure = {
  kind: 'rejected',
  code: 'PLACE_GONE',
  detail: 'The place within the account, or the video that was handed in, is not there any more.',
};
