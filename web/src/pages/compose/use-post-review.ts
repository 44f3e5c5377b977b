import { getPostReview, type ReviewView } from '@bedside/server/contract/flow/review';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ask } from '../../lib/query.ts';

/** The newest review of a post, or null; asked for only while `wanted`, and then again and again. */
export function useNewestReview(postId: string | null, wanted: boolean): ReviewView | null {
  const enabled = postId !== null && wanted;
  const answer = useQuery({
    ...ask(getPostReview, { params: { id: postId ?? '' } }),
    enabled,
    refetchInterval: enabled ? 5_000 : false,
  });
  return enabled ? (answer.data?.review ?? null) : null;
}

/** The open review of a post with the people it waits for; nothing where none is open. */
export function useOpenReview(postId: string | null, isOpen: boolean) {
  const { t } = useTranslation();
  const newest = useNewestReview(postId, isOpen);
  const review = newest?.state === 'open' ? newest : null;
  const waiting = review?.steps.filter(({ state }) => state === 'waiting') ?? [];
  const names = waiting.flatMap(({ eligible }) =>
    eligible.map(({ name, onBehalfOfName }) =>
      onBehalfOfName === null ? name : t('people.forName', { name, lender: onBehalfOfName }),
    ),
  );
  return {
    reviewId: review?.id ?? null,
    asked: [...new Set(names)],
    nobody: waiting.some(({ eligible }) => eligible.length === 0),
  };
}
