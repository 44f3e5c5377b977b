import { getReview, reviewQueue } from '@bedside/server/contract/flow/review';
import { useQuery } from '@tanstack/react-query';
import { ask } from '../../lib/query.ts';

/** The open review of a post with the people it waits for; nothing where none is open. Looks again while somebody is waited for. */
export function useOpenReview(postId: string | null, isOpen: boolean) {
  const enabled = postId !== null && isOpen;
  const queue = useQuery({ ...ask(reviewQueue), enabled, refetchInterval: enabled ? 5_000 : false });
  const item = enabled ? queue.data?.items.find((each) => each.postId === postId) : undefined;
  const review = useQuery({
    ...ask(getReview, { params: { id: item?.reviewId ?? '' } }),
    enabled: item !== undefined,
  });
  const waiting = review.data?.review.steps.filter(({ state }) => state === 'waiting') ?? [];
  const names = waiting.flatMap(({ eligible }) => eligible.map(({ name }) => name));
  return {
    reviewId: item?.reviewId ?? null,
    asked: [...new Set(names)],
    nobody: waiting.some(({ eligible }) => eligible.length === 0),
  };
}
