import { enqueue } from '../../../kernel/jobs/jobs.ts';
import type { Scope } from '../../../kernel/scope/scope.ts';
import { nextLookAt } from './state.ts';

export const REMIND_TASK = 'facts-remind';

/** Asks for a look at the facts on the next morning. One job waits for each organization, however often it is asked. */
export async function planReminder(scope: Scope, timeZone: string): Promise<void> {
  await enqueue(scope.tx, {
    task: REMIND_TASK,
    payload: { organizationId: scope.organizationId },
    runAt: nextLookAt(scope.services.clock.now(), timeZone),
    jobKey: `${REMIND_TASK}:${scope.organizationId}`,
  });
}
