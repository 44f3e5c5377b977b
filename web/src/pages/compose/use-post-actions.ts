import { discardPost, getPost, listPosts, restorePost } from '@bedside/server/contract/flow/compose';
import { getClearance, getTrail, listDeliveries } from '@bedside/server/contract/flow/publish';
import {
  addComment,
  getPostReview,
  listComments,
  reviewQueue,
  submitDraft,
  withdrawReview,
} from '@bedside/server/contract/flow/review';
import { cancelSchedule, type ScheduleView, schedulePost } from '@bedside/server/contract/flow/schedule';
import { useMemo } from 'react';
import { useCall } from '../../lib/query.ts';

/** Reads that a step of a post's life makes stale. */
const moved = [getPost, listPosts, getClearance, listDeliveries, reviewQueue, getPostReview, getTrail] as const;

/** What happens after a step was taken, also when the button that took it is gone by then. */
type Done = {
  submit?: () => unknown;
  withdraw?: () => unknown;
  schedule?: (schedule: ScheduleView) => unknown;
  cancel?: () => unknown;
  discard?: () => unknown;
};

/** The steps that a person can take with a post; each makes stale what it changed. */
export function usePostActions(done: Done = {}) {
  return {
    submit: useCall(submitDraft, { invalidates: moved, onSuccess: () => done.submit?.() }),
    withdraw: useCall(withdrawReview, { invalidates: moved, onSuccess: () => done.withdraw?.() }),
    schedule: useCall(schedulePost, { invalidates: moved, onSuccess: (answer) => done.schedule?.(answer) }),
    cancel: useCall(cancelSchedule, { invalidates: moved, onSuccess: () => done.cancel?.() }),
    discard: useCall(discardPost, { invalidates: moved, onSuccess: () => done.discard?.() }),
    restore: useCall(restorePost, { invalidates: moved }),
  };
}

/** Writes a comment to colleagues on a post; undefined before the server knows the post. Rejects with an `ApiProblem`. */
export function useCommenting(postId: string | null): ((body: string) => Promise<unknown>) | undefined {
  const { mutateAsync } = useCall(addComment, { invalidates: [listComments] });
  return useMemo(
    () => (postId === null ? undefined : (body) => mutateAsync({ params: { id: postId }, body: { body } })),
    [postId, mutateAsync],
  );
}
