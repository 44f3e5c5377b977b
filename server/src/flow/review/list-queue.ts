import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import { asInstantKey, beyond, definePaging, idKey, instantKey } from '../../kernel/http/cursor.ts';
import { requireAnyRole } from '../../kernel/scope/require-role.ts';
import { actingPersonId, type Scope } from '../../kernel/scope/scope.ts';
import { person } from '../../registers/people/schema.ts';
import { post, postVersion } from '../compose/schema.ts';
import { baseTextHead, excerptOf, readablePosts } from '../compose/service.ts';
import { screening } from '../screen/schema.ts';
import { reviewAccess } from './access.ts';
import type { reviewQueue as queueEndpoint, queueItem } from './contract.ts';
import { loadReviewingHouse } from './facts.ts';
import { review, reviewDecision } from './schema.ts';
import { type ReviewFacts, seatToFill, stepState } from './state.ts';

type QueueItem = z.output<typeof queueItem>;

const paging = definePaging('reviews.submitted', z.tuple([instantKey, idKey]));

/**
 * A page of open reviews of posts that the acting person may see, oldest first; `mine` where they may decide now. As many
 * statements for a full page as for an empty one. Throws `CURSOR_INVALID`.
 */
export async function listQueue(
  scope: Scope,
  query: z.output<(typeof queueEndpoint)['query']>,
): Promise<{ items: QueueItem[]; next: string | null }> {
  requireAnyRole(scope.actor, reviewAccess.read, 'see reviews');
  const { rows, next } = paging.page(await readOpenReviews(scope, query), query.limit, (row) => [row.key, row.id]);
  const screenings = await newestScreenings(
    scope,
    rows.map((row) => row.versionId),
  );
  const decisions = await decisionsOf(
    scope,
    rows.map((row) => row.id),
  );
  const house = await loadReviewingHouse(scope);
  const items = rows.map((row) => {
    const facts = { ...row, ...house, decisions: decisions.get(row.id) ?? [] };
    const screened = screenings.get(row.versionId);
    return {
      reviewId: row.id,
      postId: row.postId,
      excerpt: excerptOf(row.head),
      authorName: row.authorName,
      submittedAt: row.submittedAt.toISOString(),
      verdict: screened?.verdict ?? ('block' as const),
      findingCount: screened?.findingCount ?? 0,
      mine: stepsToDecide(scope, facts).length > 0,
    };
  });
  return { items, next };
}

function readOpenReviews(scope: Scope, query: z.output<(typeof queueEndpoint)['query']>) {
  const [at, id] = query.after === undefined ? [] : paging.read(query.after);
  return scope.tx
    .select({
      key: asInstantKey(review.submittedAt),
      id: review.id,
      postId: review.postId,
      versionId: review.versionId,
      contentHash: review.contentHash,
      steps: review.steps,
      submittedAt: review.submittedAt,
      editors: postVersion.editors,
      channelIds: sql<string[]>`${postVersion.content}->'channelIds'`,
      head: baseTextHead(postVersion.content),
      authorName: person.name,
    })
    .from(review)
    .innerJoin(
      postVersion,
      and(eq(postVersion.organizationId, review.organizationId), eq(postVersion.id, review.versionId)),
    )
    .innerJoin(post, and(eq(post.organizationId, review.organizationId), eq(post.id, review.postId)))
    .innerJoin(person, and(eq(person.organizationId, review.organizationId), eq(person.id, review.submittedBy)))
    .where(
      and(
        eq(review.organizationId, scope.organizationId),
        eq(review.state, 'open'),
        readablePosts(scope),
        at === undefined || id === undefined
          ? undefined
          : beyond('ascending', [
              { column: review.submittedAt, value: at, type: 'timestamptz' },
              { column: review.id, value: id, type: 'uuid' },
            ]),
      ),
    )
    .orderBy(asc(review.submittedAt), asc(review.id))
    .limit(query.limit + 1);
}

async function newestScreenings(scope: Scope, versionIds: readonly string[]) {
  if (versionIds.length === 0) return new Map<string, { verdict: QueueItem['verdict']; findingCount: number }>();
  const rows = await scope.tx
    .selectDistinctOn([screening.versionId], {
      versionId: screening.versionId,
      verdict: screening.verdict,
      findingCount: sql<number>`jsonb_array_length(${screening.findings})`,
    })
    .from(screening)
    .where(and(eq(screening.organizationId, scope.organizationId), inArray(screening.versionId, [...versionIds])))
    .orderBy(screening.versionId, desc(screening.screenedAt), desc(screening.id));
  return new Map(rows.map((row) => [row.versionId, row]));
}

async function decisionsOf(
  scope: Scope,
  reviewIds: readonly string[],
): Promise<ReadonlyMap<string, ReviewFacts['decisions']>> {
  if (reviewIds.length === 0) return new Map();
  const rows = await scope.tx
    .select()
    .from(reviewDecision)
    .where(
      and(eq(reviewDecision.organizationId, scope.organizationId), inArray(reviewDecision.reviewId, [...reviewIds])),
    )
    .orderBy(asc(reviewDecision.decidedAt));
  return Map.groupBy(
    rows.map((row) => ({ ...row, reviewerId: row.reviewerPersonId })),
    (row) => row.reviewId,
  );
}

/** Steps that the acting person may decide and has not decided yet. */
export function stepsToDecide(scope: Scope, facts: ReviewFacts): string[] {
  const personId = actingPersonId(scope) ?? '';
  return facts.steps
    .filter(
      (step) =>
        stepState(step, facts) === 'waiting' &&
        seatToFill(personId, step, facts) !== undefined &&
        !facts.decisions.some((decision) => decision.stepId === step.id && decision.reviewerId === personId),
    )
    .map((step) => step.id);
}
