/** Reading the page's own posts and answers. Nothing is ever sent to find out. */
import { z } from 'zod';
import type { Account, Failure, ListOwnOutcome, Manifest, ReadBackOutcome, ReadBackRequest } from '../port.ts';
import { type OwnPage, searchOwn, standingOf } from '../search-own.ts';
import { ask, type LinkedInContext, type LinkedInResult, organizationUrn } from './api.ts';
import { isCommentUrn, listComments, type OwnComment, readComment, toOwnComment } from './comment.ts';
import { isPost, type LinkedInPost, postSchema, textOf, toOwnPost, toRemotePost } from './post.ts';

export const postPath = (urn: string) => `/rest/posts/${encodeURIComponent(urn)}`;

export type OnePost = { readonly kind: 'post'; readonly post: LinkedInPost } | { readonly kind: 'absent' } | Failure;

/** A post of the page by its name. */
export async function readOwnPost(context: LinkedInContext, account: Account, urn: string): Promise<OnePost> {
  const told = await ask(context, { path: `${postPath(urn)}?viewContext=AUTHOR`, schema: postSchema });
  if (!told.ok) return told.isAbsent ? { kind: 'absent' } : told.failure;
  const isOwn = told.data.author === organizationUrn(account.remoteAccountId);
  return isOwn ? { kind: 'post', post: told.data } : otherAccount;
}

export const otherAccount: Failure = {
  kind: 'rejected',
  code: 'NOT_OWN_POST',
  detail: 'The post belongs to another account.',
};

const listSchema = z.object({ elements: z.array(postSchema) });

/** LinkedIn gives a hundred at most, newest first. */
function listPage(
  context: LinkedInContext,
  account: Account,
  { start, count }: { start: number; count: number },
): Promise<LinkedInResult<z.output<typeof listSchema>>> {
  const author = encodeURIComponent(organizationUrn(account.remoteAccountId));
  return ask(context, {
    path: `/rest/posts?author=${author}&q=author&start=${start}&count=${count}&sortBy=CREATED&viewContext=AUTHOR`,
    restliMethod: 'FINDER',
    schema: listSchema,
  });
}

/** The cursor is how many posts came before. */
const startOf = (cursor: string | null) => (cursor !== null && /^\d{1,9}$/u.test(cursor) ? Number(cursor) : 0);

export async function listOwn(
  context: LinkedInContext,
  { account, cursor, limit }: { account: Account; cursor: string | null; limit: number },
): Promise<ListOwnOutcome> {
  const [start, count] = [startOf(cursor), Math.min(100, Math.max(1, limit))];
  const page = await listPage(context, account, { start, count });
  if (!page.ok) return page.failure;
  const { elements } = page.data;
  return {
    kind: 'page',
    posts: elements.filter(isPost).map((post) => toRemotePost(account, post)),
    cursor: elements.length < count ? null : String(start + count),
  };
}

export async function readBack(
  context: LinkedInContext,
  { manifest, request }: { manifest: Manifest; request: ReadBackRequest },
): Promise<ReadBackOutcome> {
  const { account, post, remoteId } = request;
  if (post.replyTo !== undefined || (remoteId !== null && isCommentUrn(remoteId)))
    return readBackComment(context, request);
  if (remoteId !== null) {
    const found = await readOwnPost(context, account, remoteId);
    return found.kind === 'post' ? standingOf(toOwnPost(account, found.post)) : found;
  }
  const wanted = { text: textOf(manifest, post), firstArmedAt: request.firstArmedAt, now: context.io.now() };
  const count = 100;
  return searchOwn(wanted, async (cursor): Promise<OwnPage> => {
    const start = startOf(cursor);
    const page = await listPage(context, account, { start, count });
    if (!page.ok) return page.failure;
    const { elements } = page.data;
    const posts = elements.filter(isPost).map((one) => toOwnPost(account, one));
    return { kind: 'page', posts, cursor: elements.length < count ? null : String(start + count) };
  });
}

/** A first comment: by its name, or among those that the page wrote below the post. Comments come oldest first. */
async function readBackComment(context: LinkedInContext, request: ReadBackRequest): Promise<ReadBackOutcome> {
  const { account, firstArmedAt, post, remoteId } = request;
  if (remoteId !== null) {
    const found = await readComment(context, remoteId);
    if (found.kind !== 'comment') return found;
    return found.comment.actor === organizationUrn(account.remoteAccountId)
      ? { kind: 'found', post: toOwnComment(account, found.comment).post }
      : otherAccount;
  }
  const parent = post.replyTo?.parentId ?? '';
  const own = await ownComments(context, account, parent);
  if (own.kind !== 'comments') return own;
  const wanted = { text: post.text.trim(), firstArmedAt, now: context.io.now() };
  return searchOwn(wanted, async () => ({ kind: 'page', posts: own.comments, cursor: null }));
}

type OwnComments =
  | { readonly kind: 'comments'; readonly comments: readonly OwnComment[] }
  | { readonly kind: 'absent' }
  | Failure;

const maxComments = 1_000;

async function ownComments(context: LinkedInContext, account: Account, parent: string): Promise<OwnComments> {
  const actor = organizationUrn(account.remoteAccountId);
  const comments: OwnComment[] = [];
  for (let start = 0; start < maxComments; start += 100) {
    const page = await listComments(context, { urn: parent, start, count: 100 });
    if (!page.ok) return page.isAbsent ? { kind: 'absent' } : page.failure;
    const { elements } = page.data;
    comments.push(...elements.filter((one) => one.actor === actor).map((one) => toOwnComment(account, one)));
    if (elements.length < 100) return { kind: 'comments', comments };
  }
  return { kind: 'ambiguous', code: 'LIST_TOO_LONG', detail: 'There are more comments than can be read whole.' };
}
