/** What people answer to a post (docs/threads/retrieve-and-manage-replies, docs/threads/reply-management; read 2026-11-23). */
import { z } from 'zod';
import type { CommentChange, Comments, CommentsOutcome, RemoteComment, ReplyOutcome } from '../conversation.ts';
import { ask } from '../http/ask.ts';
import { form, graphId, instantOf, isGone, nextOf, pagingSchema } from '../meta/graph.ts';
import type { Account, ConnectorIo } from '../port.ts';
import { type ThreadsContext, threadsPath } from './api.ts';

const replySchema = z.object({
  id: graphId,
  text: z.string().nullish(),
  timestamp: z.string().optional(),
  username: z.string().max(200).optional().catch(undefined),
  hide_status: z.string().max(50).optional().catch(undefined),
  is_reply_owned_by_me: z.boolean().optional().catch(undefined),
  replied_to: z.object({ id: graphId }).optional().catch(undefined),
});
const pageSchema = z.object({ data: z.array(z.unknown()), paging: pagingSchema });

type Start = (io: ConnectorIo, account: Account) => Promise<ThreadsContext>;

export function threadsComments(start: Start): Comments {
  return {
    list: async ({ account, ...page }, io) => list(await start(io, account), page),
    reply: async ({ account, commentId, text }, io) => reply(await start(io, account), { commentId, text }),
    hide: async ({ account, commentId, hidden }, io) => hide(await start(io, account), { commentId, hidden }),
  };
}

/** All answers at every depth, oldest first. */
async function list(
  context: ThreadsContext,
  { remoteId, cursor, limit }: { remoteId: string; cursor: string | null; limit: number },
): Promise<CommentsOutcome> {
  const listed = await ask(context, {
    path: threadsPath(remoteId, 'conversation'),
    params: {
      fields: 'id,text,timestamp,username,hide_status,is_reply_owned_by_me,replied_to',
      reverse: 'false',
      limit: String(Math.min(100, Math.max(1, limit))),
      ...(cursor === null ? {} : { after: cursor }),
    },
    schema: pageSchema,
  });
  if (!listed.ok) return isGone(listed) ? { kind: 'absent' } : listed.failure;
  const comments = listed.data.data.flatMap((one) => {
    const read = replySchema.safeParse(one);
    return read.success ? [toComment(context, { told: read.data, remoteId })] : [];
  });
  return { kind: 'page', comments, cursor: nextOf(listed.data.paging) };
}

/** `HIDDEN` by the account, `COVERED`, `BLOCKED` and `RESTRICTED` by the network. */
const shown = new Set(['NOT_HUSHED', 'UNHUSHED']);

function toComment(
  context: ThreadsContext,
  { told, remoteId }: { told: z.output<typeof replySchema>; remoteId: string },
): RemoteComment {
  const parentId = told.replied_to?.id ?? null;
  return {
    commentId: told.id,
    parentId: parentId === remoteId ? null : parentId,
    authorName: told.username ?? null,
    authorId: null,
    text: told.text ?? '',
    createdAt: instantOf(told.timestamp),
    own: told.is_reply_owned_by_me ?? told.username === context.handle,
    hidden: told.hide_status === undefined ? null : !shown.has(told.hide_status),
  };
}

/** Words alone are published in the call that makes them, so nothing has to be waited for. */
async function reply(
  context: ThreadsContext,
  { commentId, text }: { commentId: string; text: string },
): Promise<ReplyOutcome> {
  const path = threadsPath(context.userId, 'threads');
  const body = form({ media_type: 'TEXT', text, reply_to_id: commentId, auto_publish_text: 'true' });
  const sent = await ask(context, { path, body, schema: z.object({ id: graphId }) });
  if (sent.ok) return { kind: 'replied', commentId: sent.data.id };
  return isGone(sent) ? { kind: 'absent' } : sent.failure;
}

/** Answers to answers cannot be hidden by themselves: they go with the one above. */
async function hide(
  context: ThreadsContext,
  { commentId, hidden }: { commentId: string; hidden: boolean },
): Promise<CommentChange> {
  const body = form({ hide: String(hidden) });
  const schema = z.object({ success: z.literal(true) });
  const sent = await ask(context, { path: threadsPath(commentId, 'manage_reply'), body, schema });
  if (sent.ok) return { kind: 'done' };
  return isGone(sent) ? { kind: 'absent' } : sent.failure;
}
