/** Comments of our own below our own posts: the first comment, found again, changed and taken down. */
import { z } from 'zod';
import { judgeEdit, lookThenEdit } from '../compare-edit.ts';
import { composeNetworkText } from '../networks.ts';
import type {
  DeliverOutcome,
  EditOutcome,
  EditReading,
  EditRequest,
  Failure,
  Manifest,
  OutgoingPost,
  ReadBackOutcome,
  ReadBackRequest,
  RemotePost,
  RemoveOutcome,
  ReplyTo,
} from '../port.ts';
import { ask, type WordpressContext } from './api.ts';
import { escapeText } from './blocks.ts';
import { isShown, listComments, matchComment, readComment, type SiteComment, send, textOf } from './comment.ts';
import { commentIdOf, commentRemoteId } from './comment-id.ts';
import { isPostId, notOwnPost, utcOf } from './post.ts';
import { webAddress } from './site-address.ts';

/** Clocks of two servers that both keep time differ by less. */
const skewMs = 2 * 60_000;

type Ours = { readonly replyTo: ReplyTo; readonly manifest: Manifest };

function toRemote({ serviceUrl }: WordpressContext, comment: SiteComment): RemotePost {
  return {
    remoteId: commentRemoteId(comment.id),
    url: webAddress(serviceUrl, comment.link),
    text: textOf(comment),
    createdAt: utcOf(comment.date_gmt),
    deliveryKey: null,
  };
}

/** The comment that one answers; 0 for one below the post itself. */
const parentOf = ({ parentId }: ReplyTo) => Number(commentIdOf(parentId) ?? 0);

/** Only the words: a comment has no pictures. */
export async function deliverComment(
  context: WordpressContext,
  { post, replyTo, manifest }: Ours & { readonly post: OutgoingPost },
): Promise<DeliverOutcome> {
  if (!isPostId(replyTo.rootId)) return parentGone;
  const content = escapeText(composeNetworkText(manifest, post));
  const body = { post: Number(replyTo.rootId), parent: parentOf(replyTo), content };
  const sent = await send(context, { path: '/wp/v2/comments', body });
  if (sent.ok) return isShown(sent.data) ? { kind: 'published', post: toRemote(context, sent.data) } : commentInReview;
  return sent.word === 'comment_duplicate' ? standsAlready : sent.failure;
}

/** WordPress refuses the same words by the same person below the same post: an earlier call may have brought them. */
const standsAlready: Failure = {
  kind: 'ambiguous',
  code: 'COMMENT_STANDS_ALREADY',
  detail: 'These words stand below the post already.',
};

const commentInReview: Failure = {
  kind: 'ambiguous',
  code: 'IN_REVIEW',
  detail: 'The site has taken the comment in and does not show it yet.',
};

const parentGone: Failure = {
  kind: 'rejected',
  code: 'PARENT_GONE',
  detail: 'The post above this one is not there.',
};

const severalMatches: Failure = {
  kind: 'ambiguous',
  code: 'SEVERAL_MATCHES',
  detail: 'Several comments of the account have these words.',
};

function standingOf(context: WordpressContext, comment: SiteComment): ReadBackOutcome {
  if (comment.status === 'trash' || comment.status === 'spam') return { kind: 'absent' };
  return isShown(comment) ? { kind: 'found', post: toRemote(context, comment) } : commentInReview;
}

export async function readBackComment(context: WordpressContext, remoteId: string): Promise<ReadBackOutcome> {
  const found = await readComment(context, commentIdOf(remoteId) ?? '');
  if (!found.ok) return found.failure;
  if (found.data === null) return { kind: 'absent' };
  return String(found.data.author) === context.authorId ? standingOf(context, found.data) : notOwnPost;
}

/** By its words, among what the account said below the post since it was first armed. */
export async function findComment(
  context: WordpressContext,
  { request, replyTo, manifest }: Ours & { readonly request: ReadBackRequest },
): Promise<ReadBackOutcome> {
  if (!isPostId(replyTo.rootId)) return { kind: 'absent' };
  const listed = await listComments(context, {
    post: replyTo.rootId,
    author: context.authorId,
    status: 'all',
    order: 'desc',
    per_page: '100',
  });
  if (!listed.ok) return listed.failure;
  const text = composeNetworkText(manifest, request.post);
  const fromMs = Date.parse(request.firstArmedAt) - skewMs;
  const matches = listed.data.items.filter(
    (one) =>
      one.parent === parentOf(replyTo) &&
      !(Date.parse(utcOf(one.date_gmt) ?? '') < fromMs) &&
      matchComment(text, one) === 'same',
  );
  const [match, ...others] = matches;
  if (others.length > 0) return severalMatches;
  return match === undefined ? { kind: 'absent' } : standingOf(context, match);
}

export async function removeComment(context: WordpressContext, commentId: string): Promise<RemoveOutcome> {
  const path = `/wp/v2/comments/${commentId}`;
  const schema = z.object({ deleted: z.literal(true) });
  const gone = await ask(context, { method: 'DELETE', path, params: { force: 'true' }, schema });
  if (gone.ok) return { kind: 'removed' };
  return gone.notFound ? { kind: 'absent' } : gone.failure;
}

type Editing = { readonly request: EditRequest; readonly commentId: string; readonly manifest: Manifest };

export async function readCommentEdit(
  context: WordpressContext,
  { request, commentId, manifest }: Editing,
): Promise<EditReading> {
  const found = await readComment(context, commentId);
  if (!found.ok) return found.failure;
  const comment = found.data;
  if (comment === null || comment.status === 'trash' || comment.status === 'spam') return { kind: 'absent' };
  if (String(comment.author) !== context.authorId) return notOwnPost;
  const shown = { text: textOf(comment), altTexts: null };
  const kind = judgeEdit(request, shown, (sent) => matchComment(composeNetworkText(manifest, sent), comment));
  return kind === 'edited' ? { kind, post: toRemote(context, comment) } : { kind };
}

export function editComment(context: WordpressContext, editing: Editing): Promise<EditOutcome> {
  const { request, commentId, manifest } = editing;
  return lookThenEdit(readCommentEdit(context, editing), async () => {
    const body = { content: escapeText(composeNetworkText(manifest, request.post)) };
    const sent = await send(context, { path: `/wp/v2/comments/${commentId}`, body });
    if (sent.ok) return { kind: 'edited', post: toRemote(context, sent.data) };
    return sent.notFound ? { kind: 'absent' } : sent.failure;
  });
}
