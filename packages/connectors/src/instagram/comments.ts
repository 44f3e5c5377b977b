/** What people say below a post (docs/instagram-platform/comment-moderation, read 2026-11-23). */
import { z } from 'zod';
import type { CommentChange, Comments, CommentsOutcome, RemoteComment, ReplyOutcome } from '../conversation.ts';
import { ask } from '../http/ask.ts';
import { form, graphId, instantOf, isGone, nextOf, pagingSchema } from '../meta/graph.ts';
import type { Account, ConnectorIo } from '../port.ts';
import { type InstagramContext, instagramPath } from './api.ts';
import { removeComment } from './posts.ts';

const commentSchema = z.object({
  id: graphId,
  text: z.string().nullish(),
  timestamp: z.string().optional(),
  username: z.string().max(200).optional().catch(undefined),
  hidden: z.boolean().optional().catch(undefined),
  from: z.object({ id: graphId }).optional().catch(undefined),
});
const withReplies = commentSchema.extend({
  replies: z
    .object({ data: z.array(commentSchema) })
    .optional()
    .catch(undefined),
});
const pageSchema = z.object({ data: z.array(z.unknown()), paging: pagingSchema });
const doneSchema = z.object({ success: z.literal(true) });

type Start = (io: ConnectorIo, account: Account) => Promise<InstagramContext>;

export function instagramComments(start: Start): Comments {
  return {
    list: async ({ account, ...page }, io) => list(await start(io, account), page),
    reply: async ({ account, commentId, text }, io) => reply(await start(io, account), { commentId, text }),
    hide: async ({ account, commentId, hidden }, io) => hide(await start(io, account), { commentId, hidden }),
    remove: async ({ account, commentId }, io): Promise<CommentChange> => {
      const removed = await removeComment(await start(io, account), commentId);
      return removed.kind === 'removed' ? { kind: 'done' } : removed;
    },
  };
}

async function list(
  context: InstagramContext,
  { remoteId, cursor, limit }: { remoteId: string; cursor: string | null; limit: number },
): Promise<CommentsOutcome> {
  const own = 'id,text,timestamp,username,hidden,from';
  const params = {
    fields: `${own},replies{${own}}`,
    limit: String(Math.min(50, Math.max(1, limit))),
    ...(cursor === null ? {} : { after: cursor }),
  };
  const listed = await ask(context, { path: instagramPath(remoteId, 'comments'), params, schema: pageSchema });
  if (!listed.ok) return isGone(listed) ? { kind: 'absent' } : listed.failure;
  const comments = listed.data.data.flatMap((one) => {
    const read = withReplies.safeParse(one);
    if (!read.success) return [];
    const { id, replies } = read.data;
    const below = (replies?.data ?? []).map((answer) => toComment(context, { told: answer, parentId: id }));
    return [toComment(context, { told: read.data, parentId: null }), ...below];
  });
  return { kind: 'page', comments, cursor: nextOf(listed.data.paging) };
}

function toComment(
  context: InstagramContext,
  { told, parentId }: { told: z.output<typeof commentSchema>; parentId: string | null },
): RemoteComment {
  return {
    commentId: told.id,
    parentId,
    authorName: told.username ?? null,
    authorId: told.from?.id ?? null,
    text: told.text ?? '',
    createdAt: instantOf(told.timestamp),
    own: told.username === context.handle,
    hidden: told.hidden ?? null,
  };
}

async function reply(
  context: InstagramContext,
  { commentId, text }: { commentId: string; text: string },
): Promise<ReplyOutcome> {
  const path = instagramPath(commentId, 'replies');
  const sent = await ask(context, { path, body: form({ message: text }), schema: z.object({ id: graphId }) });
  if (sent.ok) return { kind: 'replied', commentId: sent.data.id };
  return isGone(sent) ? { kind: 'absent' } : sent.failure;
}

async function hide(
  context: InstagramContext,
  { commentId, hidden }: { commentId: string; hidden: boolean },
): Promise<CommentChange> {
  const path = instagramPath(commentId);
  const sent = await ask(context, { path, body: form({ hide: String(hidden) }), schema: doneSchema });
  if (sent.ok) return { kind: 'done' };
  return isGone(sent) ? { kind: 'absent' } : sent.failure;
}
