import { discardPost, getPost, listPosts, restorePost } from '@bedside/server/contract/flow/compose';
import { getClearance, listDeliveries } from '@bedside/server/contract/flow/publish';
import {
  addComment,
  listComments,
  reviewQueue,
  submitDraft,
  withdrawReview,
} from '@bedside/server/contract/flow/review';
import { cancelSchedule, schedulePost } from '@bedside/server/contract/flow/schedule';
import { useCall } from '../../lib/query.ts';

/** Reads that a step of a post's life makes stale. */
const moved = [getPost, listPosts, getClearance, listDeliveries, reviewQueue] as const;

/** The steps that a person can take with a post; each makes stale what it changed. */
export function usePostActions() {
  return {
    submit: useCall(submitDraft, { invalidates: moved }),
    withdraw: useCall(withdrawReview, { invalidates: moved }),
    schedule: useCall(schedulePost, { invalidates: moved }),
    cancel: useCall(cancelSchedule, { invalidates: moved }),
    discard: useCall(discardPost, { invalidates: moved }),
    restore: useCall(restorePost, { invalidates: moved }),
  };
}

/** Writes a comment to colleagues on a post; undefined before the server knows the post. Rejects with an `ApiProblem`. */
export function useCommenting(postId: string | null): ((body: string) => Promise<unknown>) | undefined {
  const comment = useCall(addComment, { invalidates: [listComments] });
  if (postId === null) return undefined;
  return (body) => comment.mutateAsync({ params: { id: postId }, body: { body } });
}
