import { getTrail } from '@bedside/server/contract/flow/publish';
import { getReview } from '@bedside/server/contract/flow/review';
import { useQueries, useQuery } from '@tanstack/react-query';
import type { CallAnswer } from '../../lib/api.ts';
import { ask } from '../../lib/query.ts';

export type ReviewAnswer = CallAnswer<typeof getReview>;

/** Reviews of a post, newest first, found by what its trail tells of them. */
export function useReviewsOfPost(postId: string): ReviewAnswer[] {
  const trail = useQuery(ask(getTrail, { params: { id: postId } }));
  const ids = (trail.data?.entries ?? []).flatMap(({ action, facts }) =>
    action === 'review.submitted' && typeof facts.review === 'string' ? [facts.review] : [],
  );
  return useQueries({
    queries: [...new Set(ids)].toReversed().map((id) => ask(getReview, { params: { id } })),
    combine: (results) => results.flatMap(({ data }) => (data === undefined ? [] : [data])),
  });
}
