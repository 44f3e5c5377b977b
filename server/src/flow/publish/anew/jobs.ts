import { z } from 'zod';
import { newId, type OrganizationId } from '../../../kernel/ids/ids.ts';
import type { Task } from '../../../kernel/jobs/jobs.ts';
import { inScope, type Services } from '../../../kernel/scope/scope.ts';
import { planDeliveries } from '../plan-deliveries.ts';
import { readMarks } from '../stops/marks.ts';
import { ANEW_TASK, makeRoom } from './make-room.ts';

const anewJob = z.object({ organizationId: z.uuid(), scheduleId: z.uuid(), channelId: z.uuid() });

/** Makes room on one channel, and plans the newer version when it is free. `woken`: something is to be done at once. */
export function anewTask({
  services,
  woken,
}: {
  services: Services;
  woken: () => void;
}): Task<z.infer<typeof anewJob>> {
  return {
    name: ANEW_TASK,
    payload: anewJob,
    run: async ({ organizationId, ...room }) => {
      // Before the transaction, as publishers do: the gate looks for stops that are kept in the file store.
      await readMarks(services);
      const seed = {
        services,
        organizationId: organizationId as OrganizationId, // parsed as an id by the task's payload
        actor: { type: 'system', name: 'publisher' } as const,
        requestId: newId<'request'>(),
      };
      const state = await inScope(seed, async (scope) => {
        const made = await makeRoom(scope, room);
        if (made === 'free') await planDeliveries(scope, room.scheduleId);
        return made;
      });
      if (state === 'free' || state === 'asked') woken();
    },
  };
}
