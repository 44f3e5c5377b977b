import { newId, type OrganizationId } from '../../kernel/ids/ids.ts';
import type { Task } from '../../kernel/jobs/jobs.ts';
import { inScope, type Services } from '../../kernel/scope/scope.ts';
import { reviewApproved } from '../review/service.ts';
import { keepPlan } from './service.ts';

/** An approval makes a planned time true, or finds that it came too late. */
export function keepPlanTask(services: Services): Task<{ organizationId: string; versionId: string }> {
  return {
    name: reviewApproved.name,
    payload: reviewApproved.payload,
    run: ({ organizationId, versionId }) =>
      inScope(
        {
          services,
          organizationId: organizationId as OrganizationId, // parsed as an id by the task's payload
          actor: { type: 'system', name: 'scheduler' },
          requestId: newId<'request'>(),
        },
        (scope) => keepPlan(scope, versionId),
      ),
  };
}
