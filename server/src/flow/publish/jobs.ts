import type { OrganizationId } from '../../kernel/ids/ids.ts';
import { newId } from '../../kernel/ids/ids.ts';
import type { Task } from '../../kernel/jobs/jobs.ts';
import { inScope, type ScopeSeed, type Services } from '../../kernel/scope/scope.ts';
import { postScheduled, scheduleCancelled } from '../schedule/service.ts';
import { cancelDeliveries, planDeliveries } from './plan-deliveries.ts';

type Payload = { organizationId: string; scheduleId: string };

export function planTask(services: Services, planned: () => void): Task<Payload> {
  return {
    name: postScheduled.name,
    payload: postScheduled.payload,
    run: async ({ organizationId, scheduleId }) => {
      await inScope(seedOf(services, organizationId), (scope) => planDeliveries(scope, scheduleId));
      planned();
    },
  };
}

export function cancelTask(services: Services): Task<Payload> {
  return {
    name: scheduleCancelled.name,
    payload: scheduleCancelled.payload,
    run: ({ organizationId, scheduleId }) =>
      inScope(seedOf(services, organizationId), (scope) => cancelDeliveries(scope, scheduleId)),
  };
}

function seedOf(services: Services, organizationId: string): ScopeSeed {
  return {
    services,
    organizationId: organizationId as OrganizationId, // parsed as an id by the task's payload
    actor: { type: 'system', name: 'publisher' },
    requestId: newId<'request'>(),
  };
}
