/** Posts, stories and comments of an account as Instagram tells them back. */
import { z } from 'zod';
import { ask } from '../http/ask.ts';
import { alreadyPublished } from '../meta/containers.ts';
import { graphId, instantOf, isGone, nextOf, pagingSchema } from '../meta/graph.ts';
import { readContainerBack } from '../meta/read-back.ts';
import type { ListOwnOutcome, ReadBackOutcome, ReadBackRequest, RemotePost, RemoveOutcome } from '../port.ts';
import { type OwnPage, type OwnPost, searchOwn } from '../search-own.ts';
import { containerOf, type InstagramContext, instagramPath } from './api.ts';

const maxPage = 100;
const searchPage = 50;
/** Of comments of our own, which are no media. */
export const commentPrefix = 'comment:';

const mediaSchema = z.object({
  id: graphId,
  caption: z.string().nullish(),
  timestamp: z.string().optional(),
  permalink: z
    .url({ protocol: /^https?$/u })
    .optional()
    .catch(undefined),
});
type Media = z.output<typeof mediaSchema>;
const listSchema = z.object({ data: z.array(mediaSchema), paging: pagingSchema });
const mediaFields = 'id,caption,timestamp,permalink';

const toPost = ({ id: remoteId, caption, timestamp, permalink }: Media): RemotePost => ({
  remoteId,
  url: permalink ?? null,
  text: caption ?? '',
  createdAt: instantOf(timestamp),
  deliveryKey: null,
});

/** A caption can be changed in the app alone, and nothing says that it was. */
const toOwn = (media: Media): OwnPost => ({ post: toPost(media), state: 'public', isEdited: false });

async function listMedia(
  context: InstagramContext,
  { edge, cursor, limit }: { edge: 'media' | 'stories'; cursor: string | null; limit: number },
) {
  const params = {
    fields: mediaFields,
    limit: String(Math.min(maxPage, Math.max(1, limit))),
    ...(cursor === null ? {} : { after: cursor }),
  };
  return ask(context, { path: instagramPath(context.userId, edge), params, schema: listSchema });
}

export async function listOwn(
  context: InstagramContext,
  page: { cursor: string | null; limit: number },
): Promise<ListOwnOutcome> {
  const listed = await listMedia(context, { edge: 'media', ...page });
  if (!listed.ok) return listed.failure;
  return { kind: 'page', posts: listed.data.data.map(toPost), cursor: nextOf(listed.data.paging) };
}

export async function readBack(
  context: InstagramContext,
  { request, text }: { request: ReadBackRequest; text: string },
): Promise<ReadBackOutcome> {
  const { firstArmedAt, handle, post, remoteId } = request;
  if (remoteId !== null) return readOne(context, remoteId);
  const wanted = { text, firstArmedAt, now: context.io.now() };
  if (post.replyTo !== undefined) {
    const { parentId } = post.replyTo;
    return searchOwn(wanted, (cursor) => ownComments(context, { parentId, cursor }));
  }
  const isStory = post.options?.form === 'story';
  const search = () => (isStory ? findStory(context, firstArmedAt) : searchMedia(context, wanted));
  // Nothing but a person can have taken it down, so it may only not show yet.
  return readContainerBack(context, {
    container: containerOf(context),
    handle,
    search,
    publishedIsGone: alreadyPublished,
  });
}

function searchMedia(context: InstagramContext, wanted: Parameters<typeof searchOwn>[0]): Promise<ReadBackOutcome> {
  return searchOwn(wanted, async (cursor): Promise<OwnPage> => {
    const listed = await listMedia(context, { edge: 'media', cursor, limit: searchPage });
    if (!listed.ok) return listed.failure;
    return { kind: 'page', posts: listed.data.data.map(toOwn), cursor: nextOf(listed.data.paging) };
  });
}

/** Stories have no words: the only one since then is ours, and of several nobody can tell. */
async function findStory(context: InstagramContext, firstArmedAt: string): Promise<ReadBackOutcome> {
  const listed = await listMedia(context, { edge: 'stories', cursor: null, limit: maxPage });
  if (!listed.ok) return listed.failure;
  const sinceMs = Date.parse(firstArmedAt) - 120_000;
  const young = listed.data.data.filter(({ timestamp }) => !(Date.parse(timestamp ?? '') < sinceMs));
  const [only, ...others] = young;
  if (only === undefined) return { kind: 'absent' };
  if (others.length === 0) return { kind: 'found', post: toPost(only) };
  return { kind: 'ambiguous', code: 'SEVERAL_MATCHES', detail: 'Several stories of that time stand.' };
}

const commentSchema = z.object({
  id: graphId,
  text: z.string().nullish(),
  timestamp: z.string().optional(),
  username: z.string().max(200).optional().catch(undefined),
});

const toCommentPost = ({ id, text, timestamp }: z.output<typeof commentSchema>): RemotePost => ({
  remoteId: `${commentPrefix}${id}`,
  url: null,
  text: text ?? '',
  createdAt: instantOf(timestamp),
  deliveryKey: null,
});

async function ownComments(
  context: InstagramContext,
  { parentId, cursor }: { parentId: string; cursor: string | null },
): Promise<OwnPage> {
  const listed = await ask(context, {
    path: instagramPath(parentId, 'comments'),
    params: {
      fields: 'id,text,timestamp,username',
      limit: String(searchPage),
      ...(cursor === null ? {} : { after: cursor }),
    },
    schema: z.object({ data: z.array(commentSchema), paging: pagingSchema }),
  });
  if (!listed.ok) return listed.failure;
  const own = listed.data.data.filter(({ username }) => username === context.handle);
  const posts = own.map((one): OwnPost => ({ post: toCommentPost(one), state: 'public', isEdited: false }));
  return { kind: 'page', posts, cursor: nextOf(listed.data.paging) };
}

async function readOne(context: InstagramContext, remoteId: string): Promise<ReadBackOutcome> {
  if (remoteId.startsWith(commentPrefix)) {
    const path = instagramPath(remoteId.slice(commentPrefix.length));
    const asked = await ask(context, { path, params: { fields: 'id,text,timestamp' }, schema: commentSchema });
    if (asked.ok) return { kind: 'found', post: toCommentPost(asked.data) };
    return isGone(asked) ? { kind: 'absent' } : asked.failure;
  }
  const asked = await ask(context, {
    path: instagramPath(remoteId),
    params: { fields: mediaFields },
    schema: mediaSchema,
  });
  if (asked.ok) return { kind: 'found', post: toPost(asked.data) };
  return isGone(asked) ? { kind: 'absent' } : asked.failure;
}

export async function removeComment(context: InstagramContext, commentId: string): Promise<RemoveOutcome> {
  const schema = z.object({ success: z.literal(true) });
  const removed = await ask(context, { method: 'DELETE', path: instagramPath(commentId), schema });
  if (removed.ok) return { kind: 'removed' };
  return isGone(removed) ? { kind: 'absent' } : removed.failure;
}

/** The API deletes comments and no posts: what stands is for a person to take down, and what they took down is told. */
export async function remove(context: InstagramContext, remoteId: string): Promise<RemoveOutcome> {
  if (remoteId.startsWith(commentPrefix)) return removeComment(context, remoteId.slice(commentPrefix.length));
  const stands = await readOne(context, remoteId);
  if (stands.kind !== 'found') return stands;
  return {
    kind: 'rejected',
    code: 'REMOVE_BY_HAND',
    detail: 'The network has no call that takes this down. A person must do it there.',
  };
}
