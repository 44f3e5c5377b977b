/**
 * Changing the words of a post (PARTIAL_UPDATE of `commentary`, learn.microsoft.com/linkedin/marketing/community-management/shares/posts-api,
 * to be confirmed there). What goes with the words stays as it is; LinkedIn says below the post that it was edited.
 */
import { z } from 'zod';
import { comparePosts, isSameMedia, judgeEdit, lookThenEdit, mediaStays } from '../compare-edit.ts';
import { escapeLittleText } from '../count/little-text.ts';
import type { EditOutcome, EditReading, EditRequest, Failure, Manifest, OutgoingPost } from '../port.ts';
import { ask, type LinkedInContext } from './api.ts';
import { type LinkedInPost, textOf, toRemotePost } from './post.ts';
import { postPath, readOwnPost } from './read.ts';

type Look =
  | { readonly kind: 'edited' | 'unedited' | 'changed'; readonly found: LinkedInPost }
  | { readonly kind: 'absent' }
  | Failure;

async function lookAt(context: LinkedInContext, request: EditRequest, manifest: Manifest): Promise<Look> {
  const found = await readOwnPost(context, request.account, request.remoteId);
  if (found.kind !== 'post') return found;
  const { text } = toRemotePost(request.account, found.post);
  // Compared as it was written, wherever its link stands.
  const compare: ReturnType<typeof comparePosts> = (sent, shown) =>
    comparePosts({ ...manifest, link: 'card' })({ ...sent, text: textOf(manifest, sent) }, shown);
  const kind = judgeEdit(request, { text: text ?? '', altTexts: null }, compare);
  return { kind, found: found.post };
}

function told({ account }: EditRequest, look: Look): EditReading {
  if (!('found' in look)) return look;
  return look.kind === 'edited' ? { kind: 'edited', post: toRemotePost(account, look.found) } : { kind: look.kind };
}

export async function readEdit(
  context: LinkedInContext,
  request: EditRequest,
  manifest: Manifest,
): Promise<EditReading> {
  return told(request, await lookAt(context, request, manifest));
}

/** Looks, and changes the words where what is known to stand stands. */
export async function edit(context: LinkedInContext, request: EditRequest, manifest: Manifest): Promise<EditOutcome> {
  const { before, post } = request;
  if (before !== null && !goesWithTheSame(before, post)) return mediaStays;
  const look = await lookAt(context, request, manifest);
  return lookThenEdit(told(request, look), async () =>
    'found' in look ? change(context, request, { manifest, found: look.found }) : { kind: 'absent' },
  );
}

/** What goes with the words: pictures with their descriptions, a video, a document, a card. */
function goesWithTheSame(before: OutgoingPost, after: OutgoingPost): boolean {
  return isSameMedia(before, after) && besidesMedia(before) === besidesMedia(after);
}

const besidesMedia = ({ document, images, link, options }: OutgoingPost) =>
  JSON.stringify([images.map(({ altText }) => altText.trim()), document?.title ?? null, link, options?.title ?? null]);

async function change(
  context: LinkedInContext,
  { account, post, remoteId }: EditRequest,
  { found, manifest }: { found: LinkedInPost; manifest: Manifest },
): Promise<EditOutcome> {
  const text = textOf(manifest, post);
  const sent = await ask(context, {
    path: postPath(remoteId),
    body: { patch: { $set: { commentary: escapeLittleText(text) } } },
    restliMethod: 'PARTIAL_UPDATE',
    schema: z.unknown(),
    publishes: true,
  });
  if (sent.ok) return { kind: 'edited', post: { ...toRemotePost(account, found), text } };
  return sent.isAbsent ? { kind: 'absent' } : sent.failure;
}
