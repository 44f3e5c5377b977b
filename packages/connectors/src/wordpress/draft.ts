/**
 * Handing in: a post is a draft first, which nobody but the people of the site can see. A draft is marked with the delivery from
 * its first moment on (its slug), so that one whose answer was lost is found and no second one is made.
 */
import { z } from 'zod';
import { comparePosts } from '../compare-edit.ts';
import { beforePublishing } from '../http-outcome.ts';
import { composeNetworkText, countText } from '../networks.ts';
import type { Failure, Manifest, OutgoingPost, RemoveOutcome, StageOutcome, StageRequest } from '../port.ts';
import { ask, askList, type WordpressContext, type WordpressResult } from './api.ts';
import { type Article, escapeTitle, writeBlocks } from './blocks.ts';
import { commentHandle, isCommentHandle } from './comment-id.ts';
import { removeMediaOf, storeMedia } from './media.ts';
import {
  articleOf,
  asAuthor,
  isForeign,
  isOut,
  notOwnPost,
  postSchema,
  readPost,
  type SitePost,
  slugOf,
  titleOf,
} from './post.ts';

const lookAgainMs = 1_000;

/** What the site would take, and Bedside does not send. Null where there is nothing. */
export function refusalOf(manifest: Manifest, post: OutgoingPost): Failure | null {
  const { commentMaxLength, maxLength } = manifest.text;
  const isComment = post.replyTo !== undefined;
  const own = {
    ...manifest,
    text: { ...manifest.text, maxLength: isComment ? (commentMaxLength ?? maxLength) : maxLength },
  };
  if (countText(own, composeNetworkText(manifest, post)).over) return tooLong;
  return !isComment && post.options?.visibility === 'unlisted' ? notVisibleSo : null;
}

const tooLong: Failure = { kind: 'rejected', code: 'TEXT_TOO_LONG', detail: 'The text is too long. Nothing was sent.' };

const notVisibleSo: Failure = {
  kind: 'rejected',
  code: 'VISIBILITY_NOT_TAKEN',
  detail: 'A site shows a post to everybody or to its own people. Nothing was sent.',
};

/** Hands a post in, or goes on with one. */
export async function stage(
  context: WordpressContext,
  { request, manifest }: { request: StageRequest; manifest: Manifest },
): Promise<StageOutcome> {
  const { deliveryKey, handle, post } = request;
  const refusal = refusalOf(manifest, post);
  if (refusal !== null) return refusal;
  if (post.replyTo !== undefined) return stageComment(post.replyTo.rootId, handle);
  const parts = { request, manifest, text: composeNetworkText(manifest, post) };
  if (handle !== null) {
    const found = await readPost(context, handle);
    if (!found.ok) return beforePublishing(found.failure);
    return found.data === null ? { kind: 'expired' } : goOn(context, { draft: found.data, ...parts });
  }
  const found = await findDraft(context, deliveryKey);
  if (!found.ok) return beforePublishing(found.failure);
  return found.data === null ? begin(context, parts) : goOn(context, { draft: found.data, ...parts });
}

/** A comment has no draft: nothing is handed in, and the handle only says so. */
function stageComment(postId: string, handle: string | null): StageOutcome {
  if (handle !== null && !isCommentHandle(handle)) return { kind: 'expired' };
  return { kind: 'staged', handle: handle ?? commentHandle(postId), expiresAt: null };
}

const anyStatus = 'draft,pending,future,publish,private';

/** The post that still has the slug of a delivery; null when there is none. */
export async function findDraft(
  context: WordpressContext,
  deliveryKey: string,
): Promise<WordpressResult<SitePost | null>> {
  const listed = await askList(context, {
    path: '/wp/v2/posts',
    params: { slug: slugOf(deliveryKey), status: anyStatus, author: context.authorId, ...asAuthor },
    item: postSchema,
  });
  if (!listed.ok) return listed;
  const mine = listed.data.items.find((post) => post.slug === slugOf(deliveryKey) && !isForeign(context, post));
  return { ...listed, data: mine ?? null };
}

type Parts = { readonly request: StageRequest; readonly text: string; readonly manifest: Manifest };

/** Words alone are whole at once; with media the draft must be there before they can be put below it, and it has no words until then. */
async function begin(context: WordpressContext, { request, text }: Parts): Promise<StageOutcome> {
  const { deliveryKey, post } = request;
  const isAlone = post.images.length === 0 && post.video === undefined;
  const article = { pictures: [], video: null, ...(isAlone ? { text, deliveryKey } : { text: '', deliveryKey: null }) };
  const made = await ask(context, {
    path: '/wp/v2/posts',
    body: { status: 'draft', slug: slugOf(deliveryKey), ...fieldsOf(post, article) },
    schema: postSchema,
  });
  if (!made.ok) return beforePublishing(made.failure);
  const handle = String(made.data.id);
  return isAlone ? { kind: 'staged', handle, expiresAt: null } : { kind: 'processing', handle, lookAgainMs };
}

/** What a post is, but for who sees it. */
export function fieldsOf(post: OutgoingPost, article: Article): Record<string, unknown> {
  const place = Number(post.options?.place ?? Number.NaN);
  return {
    title: escapeTitle(titleOf(post)),
    content: writeBlocks(article),
    // Shown in lists and on cards. A picture that is taken off takes itself away from there.
    ...(article.pictures[0] === undefined ? {} : { featured_media: article.pictures[0].mediaId }),
    ...(Number.isInteger(place) && place > 0 ? { categories: [place] } : {}),
  };
}

/** Whether everything is in a draft: it carries its delivery, or has its words on a site that drops what nobody sees. */
export function isWhole(
  draft: SitePost,
  { deliveryKey, post, manifest }: { deliveryKey: string; post: OutgoingPost; manifest: Manifest },
): boolean {
  const article = articleOf(draft);
  if (article.deliveryKey !== null || article.text === '') return article.deliveryKey === deliveryKey;
  return comparePosts(manifest)(post, article) === 'same';
}

type Going = Parts & { readonly draft: SitePost };

async function goOn(context: WordpressContext, { draft, request, text, manifest }: Going): Promise<StageOutcome> {
  const { deliveryKey, post } = request;
  const handle = String(draft.id);
  if (isForeign(context, draft)) return notOwnPost;
  if (draft.status === 'trash') return thrownAway;
  if (isOut(draft) || isWhole(draft, { deliveryKey, post, manifest }))
    return { kind: 'staged', handle, expiresAt: null };
  const stored = await storeMedia(context, { postId: draft.id, post });
  if (stored.kind === 'later') return { kind: 'processing', handle, lookAgainMs };
  if (stored.kind !== 'stored') return stored;
  const { pictures, video } = stored;
  const body = fieldsOf(post, { text, pictures, video, deliveryKey });
  const written = await ask(context, { path: `/wp/v2/posts/${draft.id}`, body, schema: postSchema });
  return written.ok ? { kind: 'staged', handle, expiresAt: null } : beforePublishing(written.failure);
}

export const thrownAway: Failure = {
  kind: 'rejected',
  code: 'GONE_FROM_NETWORK',
  detail: 'Somebody put the post into the trash of the site.',
};

/** Takes a draft and its media away for good. What is published stays. */
export async function discard(context: WordpressContext, handle: string): Promise<RemoveOutcome> {
  const found = await readPost(context, handle);
  if (!found.ok) return found.failure;
  const draft = found.data;
  if (draft === null) return { kind: 'absent' };
  if (isForeign(context, draft)) return notOwnPost;
  if (isOut(draft)) return alreadyOut;
  return removePost(context, draft.id);
}

/** A post and its media, for good. The media go first where nobody sees the post any more. */
export async function removePost(context: WordpressContext, postId: number): Promise<RemoveOutcome> {
  const failure = await removeMediaOf(context, postId);
  if (failure !== null) return failure;
  const path = `/wp/v2/posts/${postId}`;
  const gone = await ask(context, { method: 'DELETE', path, params: { force: 'true' }, schema: deletedSchema });
  if (gone.ok) return { kind: 'removed' };
  return gone.notFound ? { kind: 'absent' } : gone.failure;
}

const deletedSchema = z.object({ deleted: z.literal(true) });

const alreadyOut: Failure = {
  kind: 'rejected',
  code: 'ALREADY_PUBLISHED',
  detail: 'The post is published; it is removed, and not discarded.',
};
