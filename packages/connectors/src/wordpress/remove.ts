/** Taking a post down: into the trash first, where nobody sees it at once, then its media, then for good. */
import { z } from 'zod';
import type { RemoveOutcome } from '../port.ts';
import { ask, type WordpressContext } from './api.ts';
import { commentIdOf } from './comment-id.ts';
import { removeComment } from './comments.ts';
import { removePost } from './draft.ts';
import { isForeign, notOwnPost, readPost } from './post.ts';

export async function remove(context: WordpressContext, remoteId: string): Promise<RemoveOutcome> {
  const commentId = commentIdOf(remoteId);
  if (commentId !== null) return removeComment(context, commentId);
  const found = await readPost(context, remoteId);
  if (!found.ok) return found.failure;
  const post = found.data;
  if (post === null) return { kind: 'absent' };
  if (isForeign(context, post)) return notOwnPost;
  if (post.status !== 'trash') {
    const trashed = await ask(context, { method: 'DELETE', path: `/wp/v2/posts/${post.id}`, schema: z.object({}) });
    // Where a site has no trash, it is removed for good at once.
    if (!trashed.ok && !goesOn.has(trashed.word ?? '')) return trashed.notFound ? { kind: 'absent' } : trashed.failure;
  }
  return removePost(context, post.id);
}

const goesOn = new Set(['rest_trash_not_supported', 'rest_already_trashed']);
