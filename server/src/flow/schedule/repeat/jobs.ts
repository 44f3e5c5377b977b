import { newId, type OrganizationId } from '../../../kernel/ids/ids.ts';
import type { Task } from '../../../kernel/jobs/jobs.ts';
import { inScope, type ScopeSeed, type Services } from '../../../kernel/scope/scope.ts';
import { listDirectory } from '../../../registers/org/service.ts';
import { makeOccurrences } from './make-occurrences.ts';
import { planAllRuns, REPEAT_TASK, type RepeatJob, repeatJob } from './plan-run.ts';

/** Makes the posts of a rule whose time to be made has come. */
export function makeOccurrencesTask(services: Services): Task<RepeatJob> {
  return {
    name: REPEAT_TASK,
    payload: repeatJob,
    run: ({ organizationId, postId }) => makeOccurrences(seedOf(services, organizationId), postId),
  };
}

/** Makes sure that every rule has its next look planned; called when a worker starts. */
export async function planRepeats(services: Services): Promise<void> {
  for (const { organizationId } of await listDirectory(services)) {
    await inScope(seedOf(services, organizationId), planAllRuns);
  }
}

function seedOf(services: Services, organizationId: string): ScopeSeed {
  return {
    services,
    organizationId: organizationId as OrganizationId, // parsed as an id by the task's payload, or read from the directory
    actor: { type: 'system', name: 'repeats' },
    requestId: newId<'request'>(),
  };
}
