import { and, eq } from 'drizzle-orm';
import { notFound } from '../../kernel/errors/bedside-error.ts';
import type { Scope } from '../../kernel/scope/scope.ts';
import { post } from '../compose/schema.ts';
import { readablePosts } from '../compose/service.ts';
import type { ReviewRow } from './facts.ts';
import { review } from './schema.ts';

/** A review of a post that the acting person may see; another one looks as if it did not exist. */
export async function findReview(scope: Scope, reviewId: string): Promise<ReviewRow> {
  const [row] = await scope.tx
    .select({ review })
    .from(review)
    .innerJoin(post, and(eq(post.organizationId, review.organizationId), eq(post.id, review.postId)))
    .where(and(eq(review.organizationId, scope.organizationId), eq(review.id, reviewId), readablePosts(scope)));
  if (row === undefined) throw notFound('review');
  return row.review;
}
