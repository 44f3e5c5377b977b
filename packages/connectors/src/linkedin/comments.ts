/** What others say below a post of the page. LinkedIn tells who wrote it by a name for machines alone. */
import type { CommentChange, Comments, CommentsOutcome, RemoteComment, ReplyOutcome } from '../conversation.ts';
import type { AccountDoor } from '../http/account-door.ts';
import type { Account, ConnectorIo, Failure } from '../port.ts';
import { type LinkedInContext, organizationUrn } from './api.ts';
import { createdAtOf, deleteComment, type LinkedInComment, listComments, urnOf, writeComment } from './comment.ts';

/** The calls of one connector. */
export function createComments(door: AccountDoor): Comments {
  const within =
    <Request extends { readonly account: Account }, Outcome>(
      run: (context: LinkedInContext, request: Request) => Promise<Outcome>,
    ) =>
    (request: Request, io: ConnectorIo): Promise<Outcome | Failure> =>
      door.as(io, request.account, (context) => run(context, request));
  return { list: within(list), reply: within(reply), remove: within(remove) };
}

type ListRequest = Parameters<Comments['list']>[0];

/** More answers below one comment than are read of it at once. */
const answersRead = 50;

async function list(
  context: LinkedInContext,
  { account, remoteId, cursor, limit }: ListRequest,
): Promise<CommentsOutcome> {
  const start = cursor !== null && /^\d{1,9}$/u.test(cursor) ? Number(cursor) : 0;
  const count = Math.min(100, Math.max(1, limit));
  const page = await listComments(context, { urn: remoteId, start, count });
  if (!page.ok) return page.isAbsent ? { kind: 'absent' } : page.failure;
  const comments: RemoteComment[] = [];
  for (const comment of page.data.elements) {
    comments.push(toComment(account, comment, null));
    if ((comment.commentsSummary?.totalFirstLevelComments ?? 0) === 0) continue;
    const urn = urnOf(comment);
    const answers = await listComments(context, { urn, start: 0, count: answersRead });
    if (!answers.ok) return answers.failure;
    comments.push(...answers.data.elements.map((answer) => toComment(account, answer, urn)));
  }
  return { kind: 'page', comments, cursor: page.data.elements.length < count ? null : String(start + count) };
}

function toComment(account: Account, comment: LinkedInComment, parentId: string | null): RemoteComment {
  return {
    commentId: urnOf(comment),
    parentId,
    authorName: null,
    authorId: comment.actor,
    text: comment.message.text,
    createdAt: createdAtOf(comment),
    own: comment.actor === organizationUrn(account.remoteAccountId),
    hidden: null,
  };
}

type ReplyRequest = Parameters<NonNullable<Comments['reply']>>[0];

async function reply(
  context: LinkedInContext,
  { account, remoteId, commentId, text }: ReplyRequest,
): Promise<ReplyOutcome> {
  const actor = organizationUrn(account.remoteAccountId);
  const told = await writeComment(context, { actor, object: remoteId, parent: commentId, text });
  if (told.ok) return { kind: 'replied', commentId: told.data.urn };
  return told.isAbsent ? { kind: 'absent' } : told.failure;
}

type RemoveRequest = Parameters<NonNullable<Comments['remove']>>[0];

async function remove(context: LinkedInContext, { account, commentId }: RemoveRequest): Promise<CommentChange> {
  const told = await deleteComment(context, { actor: organizationUrn(account.remoteAccountId), urn: commentId });
  return told.kind === 'removed' ? { kind: 'done' } : told.kind === 'absent' ? { kind: 'absent' } : told;
}
