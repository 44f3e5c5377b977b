/**
 * Finding a post again: by its id, by the slug of its draft, or by the delivery that stands with its first block among the
 * account's own posts. Nothing is ever sent to find out.
 */

import { composeNetworkText } from '../networks.ts';
import type { ListOwnOutcome, Manifest, ReadBackOutcome, ReadBackRequest, RemotePost } from '../port.ts';
import { type OwnPage, searchOwn } from '../search-own.ts';
import { askList, type WordpressContext } from './api.ts';
import { commentIdOf } from './comment-id.ts';
import { findComment, readBackComment } from './comments.ts';
import { inReview } from './deliver.ts';
import { findDraft } from './draft.ts';
import { asAuthor, isForeign, isOut, notOwnPost, postSchema, readPost, type SitePost, toRemotePost } from './post.ts';

export async function readBack(
  context: WordpressContext,
  { request, manifest }: { request: ReadBackRequest; manifest: Manifest },
): Promise<ReadBackOutcome> {
  const { handle, post, remoteId } = request;
  if (remoteId !== null && commentIdOf(remoteId) !== null) return readBackComment(context, remoteId);
  if (remoteId !== null) return byId(context, remoteId);
  if (post.replyTo !== undefined) return findComment(context, { request, replyTo: post.replyTo, manifest });
  if (handle !== undefined) return byId(context, handle);
  const draft = await findDraft(context, request.deliveryKey);
  if (!draft.ok) return draft.failure;
  return draft.data === null ? search(context, { request, manifest }) : standing(context, draft.data);
}

async function byId(context: WordpressContext, id: string): Promise<ReadBackOutcome> {
  const found = await readPost(context, id);
  if (!found.ok) return found.failure;
  return found.data === null ? { kind: 'absent' } : standing(context, found.data);
}

function standing(context: WordpressContext, post: SitePost): ReadBackOutcome {
  if (isForeign(context, post)) return notOwnPost;
  if (isOut(post)) return { kind: 'found', post: toRemotePost(context, post) };
  return post.status === 'pending' || post.status === 'future' ? inReview : { kind: 'absent' };
}

/** Without a handle, as after a restore. A post of another delivery is not this one, whatever its words. */
async function search(
  context: WordpressContext,
  { request, manifest }: { request: ReadBackRequest; manifest: Manifest },
): Promise<ReadBackOutcome> {
  const { deliveryKey, firstArmedAt, post } = request;
  const text = composeNetworkText(manifest, post);
  let own: RemotePost | null = null;
  const wanted = { text, firstArmedAt, now: context.io.now() };
  const judged = await searchOwn(wanted, async (cursor): Promise<OwnPage> => {
    const page = await listOwn(context, { cursor, limit: mostListed });
    if (page.kind !== 'page') return page;
    own ??= page.posts.find((one) => one.deliveryKey === deliveryKey) ?? null;
    const posts = page.posts.map(
      (one) => ({ post: withoutForeignWords(one), state: 'public', isEdited: false }) as const,
    );
    return { kind: 'page', posts, cursor: own === null ? page.cursor : null };
  });
  return own === null ? judged : { kind: 'found', post: own };
}

const withoutForeignWords = (post: RemotePost) => (post.deliveryKey === null ? post : { ...post, text: '' });

/** As many posts of the greatest length fit into one answer. */
const mostListed = 20;

/** A page of what the account has published, newest first. The cursor is the number of a page. */
export async function listOwn(
  context: WordpressContext,
  { cursor, limit }: { cursor: string | null; limit: number },
): Promise<ListOwnOutcome> {
  const number = /^[1-9]\d{0,8}$/u.test(cursor ?? '') ? Number(cursor) : 1;
  const listed = await askList(context, {
    path: '/wp/v2/posts',
    params: {
      author: context.authorId,
      status: 'publish,private',
      ...asAuthor,
      // Posts of one second have no order by their dates.
      orderby: 'id',
      order: 'desc',
      page: String(number),
      per_page: String(Math.min(mostListed, Math.max(1, limit))),
    },
    item: postSchema,
  });
  if (!listed.ok) {
    // Posts were removed between two pages: there is nothing beyond.
    return listed.word === 'rest_post_invalid_page_number' && number > 1
      ? { kind: 'page', posts: [], cursor: null }
      : listed.failure;
  }
  const { items, pages } = listed.data;
  return {
    kind: 'page',
    posts: items.map((post) => toRemotePost(context, post)),
    cursor: number < pages ? String(number + 1) : null,
  };
}
