import { recordEvent } from '../../kernel/audit/service.ts';
import { newId, type OrganizationId } from '../../kernel/ids/ids.ts';
import type { Task } from '../../kernel/jobs/jobs.ts';
import { holdsOn } from '../../kernel/scope/require-role.ts';
import { inScope, type Scope, type Services } from '../../kernel/scope/scope.ts';
import { listGrantHolders } from '../../registers/people/service.ts';
import { lockDelivery } from '../publish/service.ts';
import { answersForOthers } from './access.ts';
import { findTask, remindLater, taskIs, tell } from './hand-over.ts';
import { REMIND_TASK, type RemindJob, remindJob } from './remind-task.ts';
import { handTask } from './schema.ts';
import { handStateOf, MAX_REMINDERS, TELL_OTHERS_FROM } from './state.ts';

/** Reminds whoever was given something and has not answered; from the second time on administrators hear of it too. */
export function remindByHandTask(services: Services): Task<RemindJob> {
  return {
    name: REMIND_TASK,
    payload: remindJob,
    run: ({ organizationId, taskId }) =>
      inScope(
        {
          services,
          organizationId: organizationId as OrganizationId, // parsed as an id by the task's payload
          actor: { type: 'system', name: 'publisher' },
          requestId: newId<'request'>(),
        },
        (scope) => remind(scope, taskId),
      ),
  };
}

async function remind(scope: Scope, taskId: string): Promise<void> {
  const { row } = await lockDelivery(scope, taskId);
  const task = await findTask(scope, taskId);
  const state = handStateOf(row.state);
  if (task === null || state === 'over' || state === 'standing') return;
  if (task.reminders >= MAX_REMINDERS) return;
  const reminders = task.reminders + 1;
  await scope.tx
    .update(handTask)
    .set({ reminders, remindedAt: scope.services.clock.now() })
    .where(taskIs(scope, taskId));
  await recordEvent(scope, {
    action: 'delivery.reminded_by_hand',
    object: { type: 'delivery', id: row.id, version: row.versionId, sha256: row.contentHash },
    facts: { to: task.holderId, reminders },
  });
  await tell(scope, { personIds: [task.holderId], told: 'remind', taskId });
  if (reminders >= TELL_OTHERS_FROM) {
    const holders = await listGrantHolders(scope);
    const others = holders.filter(
      ({ active, grants, id }) =>
        active && id !== task.holderId && grants.some((grant) => holdsOn(grant, answersForOthers, [task.channelId])),
    );
    await tell(scope, { personIds: others.map(({ id }) => id), told: 'late', taskId });
  }
  await remindLater(scope, taskId);
}
