/** The calls that make something public, change it, or take it down. */
import { z } from 'zod';
import { type Compare, judgeEdit, lookThenEdit, mediaStays } from '../compare-edit.ts';
import { ask, type HttpRequest, type RawBody } from '../http/ask.ts';
import { unreadableAnswer } from '../http-outcome.ts';
import { form, graphId, isGone } from '../meta/graph.ts';
import { wordsThatLeave } from '../networks.ts';
import type {
  DeliverOutcome,
  DeliverRequest,
  EditOutcome,
  EditReading,
  EditRequest,
  Failure,
  Manifest,
  OutgoingPost,
  RemoveOutcome,
} from '../port.ts';
import { type FacebookContext, graphPath, kindOf, videoHost } from './api.ts';
import { type FacebookHandle, readHandle } from './handle.ts';
import { readVideo } from './media.ts';
import { readBack, remotePost } from './posts.ts';

/** The words of a post. Beside pictures and videos there is no place for a card, so the link goes with the words. */
export function messageOf(manifest: Manifest, post: OutgoingPost): string {
  return wordsThatLeave(manifest, post).text;
}

const idSchema = z.object({ id: graphId });
const doneSchema = z.object({ success: z.literal(true), post_id: graphId.optional().catch(undefined) });

export async function deliver(
  context: FacebookContext,
  { request, manifest }: { request: DeliverRequest; manifest: Manifest },
): Promise<DeliverOutcome> {
  const { post } = request;
  const { link, text, title } = wordsThatLeave(manifest, post);
  if (post.replyTo !== undefined) {
    const path = graphPath(post.replyTo.parentId, 'comments');
    return create(context, { path, body: form({ message: text }), text });
  }
  const handle = request.handle === undefined ? null : readHandle(request.handle);
  if (post.video !== undefined) {
    return handle?.kind === 'video' && handle.isReady ? publishVideo(context, { handle, text, title }) : handleNeeded;
  }
  const photoIds = handle?.kind === 'photos' ? handle.photoIds : [];
  if (photoIds.length !== post.images.length) return handleNeeded;
  if (post.options?.form === 'story') return publishPhotoStory(context, photoIds[0]);
  const body = form({
    message: text === '' ? undefined : text,
    link: link ?? undefined,
    published: 'true',
    ...Object.fromEntries(
      photoIds.map((photoId, index) => [`attached_media[${index}]`, JSON.stringify({ media_fbid: photoId })]),
    ),
  });
  return create(context, { path: graphPath(context.pageId, 'feed'), body, text });
}

const handleNeeded: Failure = {
  kind: 'not-sent',
  code: 'HANDLE_NEEDED',
  detail: 'The pictures or the video of the post were not handed in. Nothing was sent.',
};

async function create(
  context: FacebookContext,
  { path, body, text }: { path: string; body: RawBody; text: string },
): Promise<DeliverOutcome> {
  const sent = await ask(context, { path, body, schema: idSchema });
  if (!sent.ok) return sent.failure;
  const createdAt = context.io.now().toISOString();
  return { kind: 'published', post: remotePost(context, { remoteId: sent.data.id, text, createdAt }) };
}

type VideoHandle = Extract<FacebookHandle, { kind: 'video' }>;

/** `upload_phase=finish` publishes. What may be asked again under one id makes no second post, and is not asked again all the same. */
async function publishVideo(
  context: FacebookContext,
  { handle, text, title }: { handle: VideoHandle; text: string; title: string | null },
): Promise<DeliverOutcome> {
  const { edge, upload, videoId } = handle;
  const isChunked = edge === 'videos';
  const sent = await ask(context, {
    method: 'POST',
    path: `${isChunked ? videoHost(context) : ''}${graphPath(context.pageId, edge)}`,
    params: {
      upload_phase: 'finish',
      ...(isChunked ? { upload_session_id: upload } : { video_id: videoId }),
      ...(edge === 'video_reels' ? { video_state: 'PUBLISHED' } : {}),
    },
    body: form({
      description: edge === 'video_stories' || text === '' ? undefined : text,
      title: title ?? undefined,
    }),
    schema: doneSchema,
  });
  if (!sent.ok) return sent.failure;
  const { post_id: postId } = sent.data;
  const isStory = edge === 'video_stories';
  if (isStory && postId === undefined) return unreadableAnswer(sent.status);
  const remoteId = isStory ? `story:${postId}` : videoId;
  const createdAt = context.io.now().toISOString();
  return { kind: 'published', post: remotePost(context, { remoteId, text: isStory ? '' : text, createdAt }) };
}

async function publishPhotoStory(context: FacebookContext, photoId: string | undefined): Promise<DeliverOutcome> {
  if (photoId === undefined) return handleNeeded;
  const path = graphPath(context.pageId, 'photo_stories');
  const sent = await ask(context, { path, body: form({ photo_id: photoId }), schema: doneSchema });
  if (!sent.ok) return sent.failure;
  if (sent.data.post_id === undefined) return unreadableAnswer(sent.status);
  const createdAt = context.io.now().toISOString();
  return {
    kind: 'published',
    post: remotePost(context, { remoteId: `story:${sent.data.post_id}`, text: '', createdAt }),
  };
}

/** The network has a call for everything but stories, which are over after a day. */
export async function remove(context: FacebookContext, remoteId: string): Promise<RemoveOutcome> {
  if (kindOf(context.pageId, remoteId) === 'story') return byHand;
  return removeObject(context, remoteId);
}

const byHand: Failure = {
  kind: 'rejected',
  code: 'REMOVE_BY_HAND',
  detail: 'The network has no call that takes this down. A person must do it there.',
};

export async function removeObject(context: FacebookContext, id: string): Promise<RemoveOutcome> {
  const removed = await ask(context, {
    method: 'DELETE',
    path: graphPath(id),
    schema: z.object({ success: z.literal(true) }),
  });
  if (removed.ok) return { kind: 'removed' };
  return isGone(removed) ? { kind: 'absent' } : removed.failure;
}

const photoSchema = z.object({ id: graphId, page_story_id: z.string().optional().catch(undefined) });

/** Gives back what was handed in, and leaves alone what a post shows by now. */
export async function discard(context: FacebookContext, given: string): Promise<RemoveOutcome> {
  const handle = readHandle(given);
  if (handle === null || handle.kind === 'words') return { kind: 'absent' };
  if (handle.kind === 'video') return discardVideo(context, handle.videoId);
  let outcome: RemoveOutcome = { kind: 'absent' };
  for (const photoId of handle.photoIds) {
    const fields = { fields: 'id,page_story_id' };
    const seen = await ask(context, { path: graphPath(photoId), params: fields, schema: photoSchema });
    if (!seen.ok && isGone(seen)) continue;
    if (!seen.ok) return seen.failure;
    if (seen.data.page_story_id !== undefined) return inUse;
    const removed = await removeObject(context, photoId);
    if (removed.kind !== 'removed' && removed.kind !== 'absent') return removed;
    if (removed.kind === 'removed') outcome = removed;
  }
  return outcome;
}

async function discardVideo(context: FacebookContext, videoId: string): Promise<RemoveOutcome> {
  const seen = await readVideo(context, videoId);
  if (!seen.ok) return isGone(seen) ? { kind: 'absent' } : seen.failure;
  const phase = seen.data.status?.publishing_phase?.status;
  return phase === 'not_started' ? removeObject(context, videoId) : inUse;
}

const inUse: Failure = {
  kind: 'rejected',
  code: 'ALREADY_PUBLISHED',
  detail: 'What was handed in is shown by a post, and stays there.',
};

/** What stands, held against what is known and what is wanted. */
export async function readEdit(
  context: FacebookContext,
  { request, compare }: { request: EditRequest; compare: Compare },
): Promise<EditReading> {
  const { remoteId, before, post } = request;
  const stands = await readBack(context, {
    text: '',
    request: { account: request.account, remoteId, deliveryKey: '', firstArmedAt: '', post },
  });
  if (stands.kind !== 'found') return stands;
  const judged = judgeEdit({ before, post }, { text: stands.post.text ?? '', altTexts: null }, compare);
  return judged === 'edited' ? { kind: 'edited', post: stands.post } : { kind: judged };
}

/** Gives a post, a video or a comment other words. Only posts that the same application made can be changed. */
export async function edit(
  context: FacebookContext,
  { request, manifest, compare }: { request: EditRequest; manifest: Manifest; compare: Compare },
): Promise<EditOutcome> {
  const { remoteId, before, post } = request;
  const kind = kindOf(context.pageId, remoteId);
  if (kind === 'story' || (before !== null && mediaOf(before) !== mediaOf(post))) return mediaStays;
  return lookThenEdit(readEdit(context, { request, compare }), async () => {
    const text = messageOf(manifest, post);
    const body = form(kind === 'video' ? { description: text } : { message: text });
    const schema = z.object({ success: z.literal(true) });
    const sent = await ask(context, { method: 'POST', path: graphPath(remoteId), body, schema } satisfies HttpRequest<
      typeof schema
    >);
    if (sent.ok) return { kind: 'edited', post: remotePost(context, { remoteId, text }) };
    return isGone(sent) ? { kind: 'absent' } : sent.failure;
  });
}

const mediaOf = ({ images, video }: OutgoingPost) =>
  JSON.stringify([images.map(({ sha256, altText }) => [sha256, altText]), video?.sha256 ?? null]);
