import { enqueue } from '../../kernel/jobs/jobs.ts';
import type { Scope } from '../../kernel/scope/scope.ts';

export const REMIND_TASK = 'review-remind';

/** A deadline is told at most this long after it has come. */
const LOOK_EVERY_MS = 5 * 60 * 1_000;

/**
 * Asks for a look at the deadlines at the next full five minutes: however often it is asked, one job waits for each
 * organization, and nothing puts it off.
 */
export async function planReviewReminders(scope: Scope): Promise<void> {
  const now = scope.services.clock.now().getTime();
  await enqueue(scope.tx, {
    task: REMIND_TASK,
    payload: { organizationId: scope.organizationId },
    runAt: new Date((Math.floor(now / LOOK_EVERY_MS) + 1) * LOOK_EVERY_MS),
    jobKey: `${REMIND_TASK}:${scope.organizationId}`,
  });
}
