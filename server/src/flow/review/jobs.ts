import { z } from 'zod';
import { newId, type OrganizationId } from '../../kernel/ids/ids.ts';
import type { Task } from '../../kernel/jobs/jobs.ts';
import { inScope, type ScopeSeed, type Services } from '../../kernel/scope/scope.ts';
import { listDirectory } from '../../registers/org/service.ts';
import { planReviewReminders, REMIND_TASK } from './plan-reminders.ts';
import { anyReviewWaits, type IsQuiet, remindOfReviews } from './reminders.ts';

const remindJob = z.object({ organizationId: z.uuid() });
type RemindJob = z.infer<typeof remindJob>;

/** What is told waits inside at once; its mail keeps the quiet hours of each person by itself (`registers/preferences`). */
const neverQuiet: IsQuiet = () => false;

/** Looks at the deadlines of open reviews and tells people of them; goes on while a review waits. */
export function remindOfReviewsTask(services: Services, isQuiet: IsQuiet = neverQuiet): Task<RemindJob> {
  return {
    name: REMIND_TASK,
    payload: remindJob,
    run: ({ organizationId }) =>
      inScope(seedOf(services, organizationId), async (scope) => {
        await remindOfReviews(scope, isQuiet);
        if (await anyReviewWaits(scope)) await planReviewReminders(scope);
      }),
  };
}

/** Makes sure that every organization's next look is planned; called when a worker starts. */
export async function planAllReviewReminders(services: Services): Promise<void> {
  for (const { organizationId } of await listDirectory(services)) {
    await inScope(seedOf(services, organizationId), planReviewReminders);
  }
}

function seedOf(services: Services, organizationId: string): ScopeSeed {
  return {
    services,
    organizationId: organizationId as OrganizationId, // parsed as an id by the task's payload, or read from the directory
    actor: { type: 'system', name: 'reviews' },
    requestId: newId<'request'>(),
  };
}
