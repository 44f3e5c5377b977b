import { enqueue } from '../../../kernel/jobs/jobs.ts';
import type { Scope } from '../../../kernel/scope/scope.ts';
import { yearsLater } from '../checks.ts';

export const QUESTION_TASK = 'authorization-event-question';

/** Asks the owners a year after the signature, and each year after that, whether the event has happened. */
export async function planQuestion(
  scope: Scope,
  { authorizationId, signedAt }: { authorizationId: string; signedAt: Date },
): Promise<void> {
  const payload = { organizationId: scope.organizationId, authorizationId };
  const runAt = nextYearly(signedAt, scope.services.clock.now());
  // The job of one year plans that of the next while it runs: each has its own key.
  const jobKey = `${QUESTION_TASK}:${authorizationId}:${runAt.getUTCFullYear()}`;
  await enqueue(scope.tx, { task: QUESTION_TASK, payload, runAt, jobKey });
}

/** The first yearly return of a day that is still to come. Pure. */
export function nextYearly(since: Date, now: Date): Date {
  let years = Math.max(1, now.getUTCFullYear() - since.getUTCFullYear());
  while (yearsLater(since, years) <= now) years += 1;
  return yearsLater(since, years);
}
