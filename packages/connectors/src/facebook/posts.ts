/** Posts, videos, stories and comments of a page as the network tells them back. */
import { z } from 'zod';
import { ask } from '../http/ask.ts';
import { graphId, instantOf, isGone, nextOf, pagingSchema } from '../meta/graph.ts';
import type { Failure, ListOwnOutcome, ReadBackOutcome, ReadBackRequest, RemotePost } from '../port.ts';
import { type OwnPage, type OwnPost, searchOwn, standingOf } from '../search-own.ts';
import { type FacebookContext, graphPath, kindOf, webHost } from './api.ts';
import { readHandle } from './handle.ts';
import { type FacebookVideo, readVideo } from './media.ts';

/** The network takes up to 100 at once (docs/graph-api/reference/page/published_posts). */
const maxPage = 100;
const searchPage = 50;

const targetSchema = z.object({ id: graphId }).optional().catch(undefined);
const attachmentSchema = z.object({
  media_type: z.string().max(50).optional().catch(undefined),
  target: targetSchema,
  subattachments: z
    .object({ data: z.array(z.object({ target: targetSchema })) })
    .optional()
    .catch(undefined),
});
const postSchema = z.object({
  id: graphId,
  message: z.string().nullish(),
  created_time: z.string().optional(),
  updated_time: z.string().optional(),
  attachments: z
    .object({ data: z.array(attachmentSchema) })
    .optional()
    .catch(undefined),
});
type Post = z.output<typeof postSchema>;
const postsSchema = z.object({ data: z.array(postSchema), paging: pagingSchema });

const postFields = 'id,message,created_time,updated_time,attachments{media_type,target{id},subattachments{target{id}}}';

/** An address that leads to any post, video or comment, however the page is called. */
export function addressOf(serviceUrl: string, remoteId: string): string | null {
  return remoteId.startsWith('story:') ? null : `${webHost(serviceUrl)}/${remoteId}`;
}

export function remotePost(
  context: FacebookContext,
  told: { remoteId: string; text: string | null | undefined; createdAt?: string | null | undefined },
): RemotePost {
  const { remoteId, text, createdAt } = told;
  const url = addressOf(context.serviceUrl, remoteId);
  return { remoteId, url, text: text ?? '', createdAt: instantOf(createdAt), deliveryKey: null };
}

/** A video's own id is known before its post's, so it is what names both. */
function idOf({ id, attachments }: Post): string {
  const [first, ...others] = attachments?.data ?? [];
  const isVideo = others.length === 0 && (first?.media_type ?? '').startsWith('video');
  return (isVideo ? first?.target?.id : undefined) ?? id;
}

const toPost = (context: FacebookContext, post: Post): RemotePost =>
  remotePost(context, { remoteId: idOf(post), text: post.message, createdAt: post.created_time });

/** A comment moves `updated_time` too, so it is a reason to doubt and nothing more. */
function mayBeEdited({ created_time: created, updated_time: updated }: Post): boolean {
  return Date.parse(updated ?? '') - Date.parse(created ?? '') > 1_000;
}

/** Photos and videos that a post shows. */
function targetsOf({ attachments }: Post): string[] {
  return (attachments?.data ?? []).flatMap(({ target, subattachments }) => [
    ...(target === undefined ? [] : [target.id]),
    ...(subattachments?.data ?? []).flatMap((one) => (one.target === undefined ? [] : [one.target.id])),
  ]);
}

type Listed =
  | { readonly ok: true; readonly posts: readonly Post[]; readonly cursor: string | null }
  | { readonly ok: false; readonly failure: Failure };

async function publishedPosts(
  context: FacebookContext,
  { cursor, limit }: { cursor: string | null; limit: number },
): Promise<Listed> {
  const listed = await ask(context, {
    path: graphPath(context.pageId, 'published_posts'),
    params: {
      fields: postFields,
      limit: String(Math.min(maxPage, Math.max(1, limit))),
      ...(cursor === null ? {} : { after: cursor }),
    },
    schema: postsSchema,
  });
  if (!listed.ok) return listed;
  return { ok: true, posts: listed.data.data, cursor: nextOf(listed.data.paging) };
}

export async function listOwn(
  context: FacebookContext,
  page: { cursor: string | null; limit: number },
): Promise<ListOwnOutcome> {
  const listed = await publishedPosts(context, page);
  if (!listed.ok) return listed.failure;
  return { kind: 'page', posts: listed.posts.map((post) => toPost(context, post)), cursor: listed.cursor };
}

/** Finds what a delivery made: by its id, by the video or photos that it handed in, or by its words. */
export async function readBack(
  context: FacebookContext,
  { request, text }: { request: ReadBackRequest; text: string },
): Promise<ReadBackOutcome> {
  const { remoteId, post } = request;
  if (remoteId !== null) return readOne(context, remoteId);
  const wanted = { text, firstArmedAt: request.firstArmedAt, now: context.io.now() };
  if (post.replyTo !== undefined) {
    const { parentId } = post.replyTo;
    return searchOwn(wanted, (cursor) => ownComments(context, { parentId, cursor }));
  }
  const handle = request.handle === undefined ? null : readHandle(request.handle);
  const isStory = post.options?.form === 'story';
  if (handle?.kind === 'video') return readVideoOf(context, { videoId: handle.videoId, isStory });
  const photoIds = handle?.kind === 'photos' ? handle.photoIds : [];
  return isStory ? findStory(context, { mediaIds: photoIds }) : searchPosts(context, { wanted, photoIds });
}

/** A post that shows one of our photos is ours whatever its words are; where none does, the words decide. */
async function searchPosts(
  context: FacebookContext,
  { wanted, photoIds }: { wanted: Parameters<typeof searchOwn>[0]; photoIds: readonly string[] },
): Promise<ReadBackOutcome> {
  const sure: Post[] = [];
  const searched = await searchOwn(wanted, async (cursor): Promise<OwnPage> => {
    const listed = await publishedPosts(context, { cursor, limit: searchPage });
    if (!listed.ok) return listed.failure;
    sure.push(...listed.posts.filter((post) => targetsOf(post).some((id) => photoIds.includes(id))));
    const posts = listed.posts.map(
      (post): OwnPost => ({ post: toPost(context, post), state: 'public', isEdited: mayBeEdited(post) }),
    );
    return { kind: 'page', posts, cursor: listed.cursor };
  });
  const [ours] = sure;
  return ours === undefined ? searched : { kind: 'found', post: toPost(context, ours) };
}

async function readOne(context: FacebookContext, remoteId: string): Promise<ReadBackOutcome> {
  switch (kindOf(context.pageId, remoteId)) {
    case 'story':
      return findStory(context, { postId: remoteId.slice('story:'.length) });
    case 'video':
      return readVideoOf(context, { videoId: remoteId, isStory: false });
    default:
  }
  const isComment = kindOf(context.pageId, remoteId) === 'comment';
  const fields = isComment ? 'id,message,created_time' : 'id,message,created_time,updated_time';
  const asked = await ask(context, { path: graphPath(remoteId), params: { fields }, schema: postSchema });
  if (!asked.ok) return isGone(asked) ? { kind: 'absent' } : asked.failure;
  const { message: text, created_time: createdAt } = asked.data;
  return { kind: 'found', post: remotePost(context, { remoteId, text, createdAt }) };
}

async function readVideoOf(
  context: FacebookContext,
  { videoId, isStory }: { videoId: string; isStory: boolean },
): Promise<ReadBackOutcome> {
  if (isStory) {
    const story = await findStory(context, { mediaIds: [videoId] });
    if (story.kind !== 'absent') return story;
  }
  const asked = await readVideo(context, videoId);
  if (!asked.ok) return isGone(asked) ? { kind: 'absent' } : asked.failure;
  return standingVideo(context, asked.data);
}

/** Where the video is: `not_started` says that the call that publishes never came. */
function standingVideo(context: FacebookContext, video: FacebookVideo): ReadBackOutcome {
  const { id: remoteId, description: text, created_time: createdAt, post_id: postId, status } = video;
  const phase = status?.publishing_phase?.status;
  if (status?.video_status === 'error') return notTaken;
  const post = remotePost(context, { remoteId, text, createdAt });
  if (phase === 'complete' || (phase === undefined && postId !== undefined)) {
    return standingOf({ post, state: 'public' });
  }
  return phase === 'not_started' ? { kind: 'absent' } : standingOf({ post, state: 'in-review' });
}

const notTaken: Failure = {
  kind: 'rejected',
  code: 'MEDIA_NOT_TAKEN',
  detail: 'The network could not make the picture or video ready.',
};

const storiesSchema = z.object({
  data: z.array(z.object({ post_id: graphId, media_id: graphId.optional().catch(undefined) })),
});

/** Stories that stand, of the last day (docs/page-stories-api). */
async function findStory(
  context: FacebookContext,
  wanted: { readonly postId?: string; readonly mediaIds?: readonly string[] },
): Promise<ReadBackOutcome> {
  const path = graphPath(context.pageId, 'stories');
  const listed = await ask(context, { path, params: { limit: String(maxPage) }, schema: storiesSchema });
  if (!listed.ok) return listed.failure;
  const found = listed.data.data.find(
    (story) => story.post_id === wanted.postId || (wanted.mediaIds ?? []).includes(story.media_id ?? ''),
  );
  if (found === undefined) return { kind: 'absent' };
  return { kind: 'found', post: { ...remotePost(context, { remoteId: `story:${found.post_id}`, text: null }) } };
}

const commentsSchema = z.object({
  data: z.array(
    z.object({
      id: graphId,
      message: z.string().nullish(),
      created_time: z.string().optional(),
      from: z.object({ id: graphId }).optional().catch(undefined),
    }),
  ),
  paging: pagingSchema,
});

/** Comments of the page itself below a post, newest first. */
async function ownComments(
  context: FacebookContext,
  { parentId, cursor }: { parentId: string; cursor: string | null },
): Promise<OwnPage> {
  const listed = await ask(context, {
    path: graphPath(parentId, 'comments'),
    params: {
      fields: 'id,message,created_time,from',
      filter: 'toplevel',
      order: 'reverse_chronological',
      limit: String(searchPage),
      ...(cursor === null ? {} : { after: cursor }),
    },
    schema: commentsSchema,
  });
  if (!listed.ok) return listed.failure;
  const posts = listed.data.data.flatMap(({ id, message, created_time: createdAt, from }): OwnPost[] =>
    from?.id === context.pageId
      ? [{ post: remotePost(context, { remoteId: id, text: message, createdAt }), state: 'public', isEdited: false }]
      : [],
  );
  return { kind: 'page', posts, cursor: nextOf(listed.data.paging) };
}
