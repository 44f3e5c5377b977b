/**
 * Other words for a video that stands (videos.update) or for a comment of ours (comments.update). Both may be repeated;
 * the video itself, its cover and who sees it stay.
 */
import { z } from 'zod';
import { type Compare, comparePosts, judgeEdit, lookThenEdit } from '../compare-edit.ts';
import { ask } from '../google/api.ts';
import type { Operation } from '../http/ask.ts';
import { composeNetworkText } from '../networks.ts';
import type { EditOutcome, EditReading, EditRequest, Failure, Manifest, RemotePost } from '../port.ts';
import { commentSchema, writeComment } from './comment.ts';
import { lookAtComment, toRemote } from './first-comment.ts';
import { commentIdOf, lookAtVideo, titleOf, toRemotePost, type Video, videoIdSchema } from './video.ts';

type Judged = { readonly kind: 'edited' | 'unedited' | 'changed'; readonly post: RemotePost };
type Look = (Judged & { readonly video: Video | null }) | { readonly kind: 'absent' } | Failure;

export async function edit(operation: Operation, request: EditRequest, manifest: Manifest): Promise<EditOutcome> {
  const look = await lookAt(operation, request, manifest);
  return lookThenEdit(told(look), async () => {
    if (look.kind !== 'unedited') return { kind: 'absent' };
    const commentId = commentIdOf(request.remoteId);
    if (commentId !== null) return changeComment(operation, request, { commentId, manifest });
    return look.video === null ? { kind: 'absent' } : changeVideo(operation, request, { video: look.video, manifest });
  });
}

export async function readEdit(operation: Operation, request: EditRequest, manifest: Manifest): Promise<EditReading> {
  return told(await lookAt(operation, request, manifest));
}

function told(look: Look): EditReading {
  if (!('post' in look)) return look;
  return look.kind === 'edited' ? { kind: 'edited', post: look.post } : { kind: look.kind };
}

async function lookAt(operation: Operation, request: EditRequest, manifest: Manifest): Promise<Look> {
  const { account, remoteId } = request;
  const commentId = commentIdOf(remoteId);
  if (commentId !== null) {
    const looked = await lookAtComment(operation, account, commentId);
    if (!looked.ok) return looked.failure;
    if (looked.comment === null) return { kind: 'absent' };
    const shown = { text: looked.comment.snippet.textDisplay, altTexts: null };
    const kind = judgeEdit(request, shown, comparePosts(manifest));
    return { kind, post: toRemote(looked.comment, null), video: null };
  }
  const looked = await lookAtVideo(operation, account, remoteId);
  if (!looked.ok) return looked.failure;
  const { video } = looked;
  if (video === null) return { kind: 'absent' };
  const { description, title } = video.snippet;
  const compareWords = comparePosts(manifest);
  // Only the title of a post is its own; a text alone says nothing of it.
  const compare: Compare = (sent, shown) => (titleOf(sent) === title ? compareWords(sent, shown) : 'different');
  const kind = judgeEdit(request, { text: description, altTexts: null }, compare);
  return { kind, post: toRemotePost(video), video };
}

const updatedSchema = z.object({
  kind: z.literal('youtube#video'),
  id: videoIdSchema,
  snippet: z.object({ description: z.string().default('') }),
});

async function changeVideo(
  operation: Operation,
  { post }: EditRequest,
  { manifest, video }: { manifest: Manifest; video: Video },
): Promise<EditOutcome> {
  const { categoryId, defaultAudioLanguage, defaultLanguage, tags } = video.snippet;
  const sent = await ask(operation, {
    method: 'PUT',
    path: '/youtube/v3/videos',
    params: { part: 'snippet' },
    body: {
      id: video.id,
      // Each that is left out would be taken away.
      snippet: {
        title: titleOf(post),
        description: composeNetworkText(manifest, post),
        categoryId,
        tags,
        defaultLanguage,
        defaultAudioLanguage,
      },
    },
    schema: updatedSchema,
  });
  if (!sent.ok) return sent.notFound ? { kind: 'absent' } : sent.failure;
  return { kind: 'edited', post: { ...toRemotePost(video), text: sent.data.snippet.description } };
}

const changedSchema = commentSchema.extend({ kind: z.literal('youtube#comment') });

async function changeComment(
  operation: Operation,
  { post }: EditRequest,
  { commentId, manifest }: { commentId: string; manifest: Manifest },
): Promise<EditOutcome> {
  const sent = await writeComment(operation, {
    method: 'PUT',
    path: '/youtube/v3/comments',
    params: { part: 'snippet' },
    body: { id: commentId, snippet: { textOriginal: composeNetworkText(manifest, post) } },
    schema: changedSchema,
  });
  if (sent.kind === 'written') return { kind: 'edited', post: toRemote(sent.data, null) };
  return sent.kind === 'absent' ? sent : sent.failure;
}
