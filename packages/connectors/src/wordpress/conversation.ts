/** What others say below a post: read, answered, held back and removed, as far as the role of the account allows it. */
import { z } from 'zod';
import type { CommentChange, CommentsOutcome, RemoteComment, ReplyOutcome } from '../conversation.ts';
import type { Failure } from '../port.ts';
import { ask, type WordpressContext } from './api.ts';
import { escapeText } from './blocks.ts';
import { isShown, listComments, readComment, type SiteComment, send, textOf } from './comment.ts';
import { isOut, isPostId, readPost, utcOf } from './post.ts';

type OnComment = { readonly remoteId: string; readonly commentId: string };

/** A page, oldest first, with what waits to be approved. The cursor is the number of a page. */
export async function list(
  context: WordpressContext,
  { remoteId, cursor, limit }: { remoteId: string; cursor: string | null; limit: number },
): Promise<CommentsOutcome> {
  if (!isPostId(remoteId)) return { kind: 'absent' };
  const number = /^[1-9]\d{0,8}$/u.test(cursor ?? '') ? Number(cursor) : 1;
  const listed = await listComments(context, {
    post: remoteId,
    status: 'all',
    orderby: 'id',
    order: 'asc',
    page: String(number),
    per_page: String(Math.min(100, Math.max(1, limit))),
  });
  if (!listed.ok) return listed.failure;
  const { items, pages } = listed.data;
  // Of a post that is not there, WordPress tells an empty list.
  if (items.length === 0 && number === 1) {
    const post = await readPost(context, remoteId);
    if (!post.ok) return post.failure;
    if (post.data === null || !isOut(post.data)) return { kind: 'absent' };
  }
  return {
    kind: 'page',
    comments: items.map((comment) => toComment(context, comment)),
    cursor: number < pages ? String(number + 1) : null,
  };
}

function toComment({ authorId }: WordpressContext, comment: SiteComment): RemoteComment {
  const { id, parent, author, author_name: name } = comment;
  return {
    commentId: String(id),
    parentId: parent === 0 ? null : String(parent),
    authorName: name.trim() || null,
    authorId: author === 0 ? null : String(author),
    text: textOf(comment),
    createdAt: utcOf(comment.date_gmt),
    own: author !== 0 && String(author) === authorId,
    hidden: !isShown(comment),
  };
}

type Found = { readonly kind: 'there'; readonly comment: SiteComment } | { readonly kind: 'absent' } | Failure;

/** A comment of that very post. */
async function find(context: WordpressContext, { remoteId, commentId }: OnComment): Promise<Found> {
  const found = await readComment(context, commentId);
  if (!found.ok) return found.failure;
  if (found.data === null || String(found.data.post) !== remoteId) return { kind: 'absent' };
  return { kind: 'there', comment: found.data };
}

export async function reply(
  context: WordpressContext,
  { text, ...on }: OnComment & { readonly text: string },
): Promise<ReplyOutcome> {
  const found = await find(context, on);
  if (found.kind !== 'there') return found;
  const { id: parent, post } = found.comment;
  const body = { post, parent, content: escapeText(text) };
  const sent = await send(context, { path: '/wp/v2/comments', body });
  return sent.ok ? { kind: 'replied', commentId: String(sent.data.id) } : sent.failure;
}

/** Held back, a comment is shown to nobody but the people of the site. */
export async function hide(
  context: WordpressContext,
  { hidden, ...on }: OnComment & { readonly hidden: boolean },
): Promise<CommentChange> {
  const found = await find(context, on);
  if (found.kind !== 'there') return found;
  // WordPress answers 500 where nothing would change.
  if (isShown(found.comment) !== hidden) return { kind: 'done' };
  const body = { status: hidden ? 'hold' : 'approved' };
  const sent = await send(context, { path: `/wp/v2/comments/${on.commentId}`, body });
  if (sent.ok) return { kind: 'done' };
  return sent.notFound ? { kind: 'absent' } : sent.failure;
}

export async function remove(context: WordpressContext, on: OnComment): Promise<CommentChange> {
  const found = await find(context, on);
  if (found.kind !== 'there') return found;
  const path = `/wp/v2/comments/${on.commentId}`;
  const schema = z.object({ deleted: z.literal(true) });
  const gone = await ask(context, { method: 'DELETE', path, params: { force: 'true' }, schema });
  if (gone.ok) return { kind: 'done' };
  return gone.notFound ? { kind: 'absent' } : gone.failure;
}
