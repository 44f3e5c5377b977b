/** What people say below a post (docs/graph-api/reference/object/comments, docs/graph-api/reference/comment; read 2026-11-23). */
import { z } from 'zod';
import type { CommentChange, Comments, CommentsOutcome, RemoteComment, ReplyOutcome } from '../conversation.ts';
import { ask } from '../http/ask.ts';
import { form, graphId, instantOf, isGone, nextOf, pagingSchema } from '../meta/graph.ts';
import type { Account, ConnectorIo } from '../port.ts';
import { type FacebookContext, graphPath } from './api.ts';
import { removeObject } from './publish.ts';

const maxPage = 100;

const commentSchema = z.object({
  id: graphId,
  message: z.string().nullish(),
  created_time: z.string().optional(),
  is_hidden: z.boolean().optional().catch(undefined),
  parent: z.object({ id: graphId }).optional().catch(undefined),
  from: z
    .object({ id: graphId, name: z.string().max(500).optional() })
    .optional()
    .catch(undefined),
});
const pageSchema = z.object({ data: z.array(z.unknown()), paging: pagingSchema });
const doneSchema = z.object({ success: z.literal(true) });

export function facebookComments(start: (io: ConnectorIo, account: Account) => FacebookContext): Comments {
  return {
    list: ({ account, ...page }, io) => list(start(io, account), page),
    reply: ({ account, commentId, text }, io) => reply(start(io, account), { commentId, text }),
    hide: ({ account, commentId, hidden }, io) => hide(start(io, account), { commentId, hidden }),
    remove: async ({ account, commentId }, io): Promise<CommentChange> => {
      const removed = await removeObject(start(io, account), commentId);
      return removed.kind === 'removed' ? { kind: 'done' } : removed;
    },
  };
}

async function list(
  context: FacebookContext,
  { remoteId, cursor, limit }: { remoteId: string; cursor: string | null; limit: number },
): Promise<CommentsOutcome> {
  const listed = await ask(context, {
    path: graphPath(remoteId, 'comments'),
    params: {
      fields: 'id,message,created_time,is_hidden,parent{id},from{id,name}',
      filter: 'stream',
      limit: String(Math.min(maxPage, Math.max(1, limit))),
      ...(cursor === null ? {} : { after: cursor }),
    },
    schema: pageSchema,
  });
  if (!listed.ok) return isGone(listed) ? { kind: 'absent' } : listed.failure;
  const comments = listed.data.data.flatMap((one) => {
    const read = commentSchema.safeParse(one);
    return read.success ? [toComment(context, read.data)] : [];
  });
  return { kind: 'page', comments, cursor: nextOf(listed.data.paging) };
}

/** Whoever wrote it is told only where the person let the application see it. */
function toComment(context: FacebookContext, told: z.output<typeof commentSchema>): RemoteComment {
  return {
    commentId: told.id,
    parentId: told.parent?.id ?? null,
    authorName: told.from?.name ?? null,
    authorId: told.from?.id ?? null,
    text: told.message ?? '',
    createdAt: instantOf(told.created_time),
    own: told.from?.id === context.pageId,
    hidden: told.is_hidden ?? null,
  };
}

async function reply(
  context: FacebookContext,
  { commentId, text }: { commentId: string; text: string },
): Promise<ReplyOutcome> {
  const path = graphPath(commentId, 'comments');
  const sent = await ask(context, { path, body: form({ message: text }), schema: z.object({ id: graphId }) });
  if (sent.ok) return { kind: 'replied', commentId: sent.data.id };
  return isGone(sent) ? { kind: 'absent' } : sent.failure;
}

async function hide(
  context: FacebookContext,
  { commentId, hidden }: { commentId: string; hidden: boolean },
): Promise<CommentChange> {
  const body = form({ is_hidden: String(hidden) });
  const sent = await ask(context, { path: graphPath(commentId), body, schema: doneSchema });
  if (sent.ok) return { kind: 'done' };
  return isGone(sent) ? { kind: 'absent' } : sent.failure;
}
