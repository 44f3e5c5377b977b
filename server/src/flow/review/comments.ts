import { and, asc, eq } from 'drizzle-orm';
import type { z } from 'zod';
import { recordEvent } from '../../kernel/audit/service.ts';
import { forbidden } from '../../kernel/errors/bedside-error.ts';
import { newId } from '../../kernel/ids/ids.ts';
import { requireAnyRole } from '../../kernel/scope/require-role.ts';
import { actingPersonId, type Scope } from '../../kernel/scope/scope.ts';
import { namesOf } from '../../registers/people/service.ts';
import { lockPost, readPost } from '../compose/service.ts';
import { reviewAccess } from './access.ts';
import type { commentView } from './contract.ts';
import { review, reviewComment, reviewGuest } from './schema.ts';

type CommentView = z.input<typeof commentView>;

/** Says something to colleagues about a post; never leaves the house. */
export async function addComment(scope: Scope, input: { postId: string; body: string }): Promise<CommentView> {
  requireAnyRole(scope.actor, reviewAccess.comment, 'comment on posts');
  const author = actingPersonId(scope);
  if (author === null) throw forbidden('Only people comment.');
  const post = await lockPost(scope, input.postId);
  const now = scope.services.clock.now();
  const row = {
    organizationId: scope.organizationId,
    id: newId<'comment'>(now.getTime()),
    postId: post.id,
    versionId: post.currentVersionId,
    authorPersonId: author,
    body: input.body,
    createdAt: now,
  };
  await scope.tx.insert(reviewComment).values(row);
  await recordEvent(scope, {
    action: 'comment.added',
    object: { type: 'post', id: post.id },
    after: { body: input.body },
    facts: { comment: row.id },
  });
  const names = await namesOf(scope);
  return toView({ ...row, guestId: null }, names);
}

/** Comments on a post, oldest first. */
export async function listComments(scope: Scope, postId: string): Promise<CommentView[]> {
  requireAnyRole(scope.actor, reviewAccess.read, 'see comments');
  await readPost(scope, postId);
  const rows = await scope.tx
    .select()
    .from(reviewComment)
    .where(and(eq(reviewComment.organizationId, scope.organizationId), eq(reviewComment.postId, postId)))
    .orderBy(asc(reviewComment.createdAt), asc(reviewComment.id));
  const names = new Map([...(await namesOf(scope)), ...(await guestNames(scope, postId))]);
  return rows.map((row) => toView(row, names));
}

/** Names of the guests of a post by their ids. */
async function guestNames(scope: Scope, postId: string): Promise<[id: string, name: string][]> {
  const rows = await scope.tx
    .select({ id: reviewGuest.id, name: reviewGuest.name })
    .from(reviewGuest)
    .innerJoin(review, and(eq(review.organizationId, reviewGuest.organizationId), eq(review.id, reviewGuest.reviewId)))
    .where(and(eq(reviewGuest.organizationId, scope.organizationId), eq(review.postId, postId)));
  return rows.map(({ id, name }) => [id, name]);
}

function toView(row: typeof reviewComment.$inferSelect, names: ReadonlyMap<string, string>): CommentView {
  const authorId = row.authorPersonId ?? row.guestId ?? '';
  return {
    id: row.id,
    authorId,
    authorName: names.get(authorId) ?? '',
    isGuest: row.guestId !== null,
    versionId: row.versionId,
    body: row.body,
    createdAt: row.createdAt.toISOString(),
  };
}
