/** Posts and answers of an account as Threads tells them back. */
import { z } from 'zod';
import { ask } from '../http/ask.ts';
import { graphId, instantOf, isGone, nextOf, pagingSchema } from '../meta/graph.ts';
import { readContainerBack } from '../meta/read-back.ts';
import type { ListOwnOutcome, ReadBackOutcome, ReadBackRequest, RemotePost, RemoveOutcome } from '../port.ts';
import { type OwnPage, searchOwn } from '../search-own.ts';
import { containerOf, type ThreadsContext, threadsPath } from './api.ts';

const maxPage = 100;
const searchPage = 50;

const postSchema = z.object({
  id: graphId,
  text: z.string().nullish(),
  timestamp: z.string().optional(),
  permalink: z
    .url({ protocol: /^https?$/u })
    .optional()
    .catch(undefined),
});
const listSchema = z.object({ data: z.array(postSchema), paging: pagingSchema });
const postFields = 'id,text,timestamp,permalink';

const toPost = ({ id: remoteId, permalink, text, timestamp }: z.output<typeof postSchema>): RemotePost => ({
  remoteId,
  url: permalink ?? null,
  text: text ?? '',
  createdAt: instantOf(timestamp),
  deliveryKey: null,
});

/** Posts of their own, or answers: the network has a list of each. */
function listOf(
  context: ThreadsContext,
  { edge, cursor, limit }: { edge: 'threads' | 'replies'; cursor: string | null; limit: number },
) {
  return ask(context, {
    path: threadsPath(context.userId, edge),
    params: {
      fields: postFields,
      limit: String(Math.min(maxPage, Math.max(1, limit))),
      ...(cursor === null ? {} : { after: cursor }),
    },
    schema: listSchema,
  });
}

export async function listOwn(
  context: ThreadsContext,
  page: { cursor: string | null; limit: number },
): Promise<ListOwnOutcome> {
  const listed = await listOf(context, { edge: 'threads', ...page });
  if (!listed.ok) return listed.failure;
  return { kind: 'page', posts: listed.data.data.map(toPost), cursor: nextOf(listed.data.paging) };
}

export async function readBack(
  context: ThreadsContext,
  { request, text }: { request: ReadBackRequest; text: string },
): Promise<ReadBackOutcome> {
  const { firstArmedAt, handle, post, remoteId } = request;
  if (remoteId !== null) return readOne(context, remoteId);
  const edge = post.replyTo === undefined ? 'threads' : 'replies';
  const wanted = { text, firstArmedAt, now: context.io.now() };
  const search = () =>
    searchOwn(wanted, async (cursor): Promise<OwnPage> => {
      const listed = await listOf(context, { edge, cursor, limit: searchPage });
      if (!listed.ok) return listed.failure;
      // Words can be changed in the app for some minutes, and nothing says that they were.
      const posts = listed.data.data.map((one) => ({ post: toPost(one), state: 'public', isEdited: false }) as const);
      return { kind: 'page', posts, cursor: nextOf(listed.data.paging) };
    });
  const container = containerOf(context);
  return readContainerBack(context, { container, handle, search, publishedIsGone: { kind: 'absent' } });
}

async function readOne(context: ThreadsContext, remoteId: string): Promise<ReadBackOutcome> {
  const path = threadsPath(remoteId);
  const asked = await ask(context, { path, params: { fields: postFields }, schema: postSchema });
  if (asked.ok) return { kind: 'found', post: toPost(asked.data) };
  return isGone(asked) ? { kind: 'absent' } : asked.failure;
}

/** `DELETE /{id}`, a hundred a day (docs/threads/posts/delete-posts). */
export async function remove(context: ThreadsContext, remoteId: string): Promise<RemoveOutcome> {
  const schema = z.object({ success: z.literal(true) });
  const removed = await ask(context, { method: 'DELETE', path: threadsPath(remoteId), schema });
  if (removed.ok) return { kind: 'removed' };
  return isGone(removed) ? { kind: 'absent' } : removed.failure;
}
