import { and, asc, desc, eq } from 'drizzle-orm';
import type { z } from 'zod';
import type { Scope } from '../../kernel/scope/scope.ts';
import { draft, post } from '../compose/schema.ts';
import { review } from '../review/schema.ts';
import type { announcementPost as postView } from './contract.ts';
import { announcementPost } from './schema.ts';

/** The posts of an announcement in the order in which they were written. */
export async function readPosts(scope: Scope, announcementId: string): Promise<z.infer<typeof postView>[]> {
  const { organizationId } = scope;
  const rows = await scope.tx
    .select({ row: announcementPost, stage: post.stage, outSince: post.outSince, content: draft.content })
    .from(announcementPost)
    .innerJoin(post, and(eq(post.organizationId, organizationId), eq(post.id, announcementPost.postId)))
    .innerJoin(draft, and(eq(draft.organizationId, organizationId), eq(draft.postId, announcementPost.postId)))
    .where(
      and(eq(announcementPost.organizationId, organizationId), eq(announcementPost.announcementId, announcementId)),
    )
    .orderBy(asc(announcementPost.addedAt), asc(announcementPost.postId));
  const posts: z.infer<typeof postView>[] = [];
  for (const { row, stage, outSince, content } of rows) {
    posts.push({
      postId: row.postId,
      part: row.part,
      addedAt: row.addedAt.toISOString(),
      stage,
      text: content.baseText,
      reviewId: await newestReview(scope, row.postId),
      outSince: outSince?.toISOString() ?? null,
    });
  }
  return posts;
}

async function newestReview(scope: Scope, postId: string): Promise<string | null> {
  const [found] = await scope.tx
    .select({ id: review.id })
    .from(review)
    .where(and(eq(review.organizationId, scope.organizationId), eq(review.postId, postId)))
    .orderBy(desc(review.submittedAt), desc(review.id))
    .limit(1);
  return found?.id ?? null;
}
