import { z } from 'zod';
import { enqueue } from '../../kernel/jobs/jobs.ts';
import type { Scope } from '../../kernel/scope/scope.ts';

export const CHECK_TASK = 'channel-check';

export const checkJob = z.object({ organizationId: z.uuid(), channelId: z.uuid() });
export type CheckJob = z.infer<typeof checkJob>;

/** Has the network asked soon whether an account still works, once however often it is asked for. */
export function askForCheck(scope: Scope, channelId: string): Promise<void> {
  const { organizationId } = scope;
  return enqueue(scope.tx, {
    task: CHECK_TASK,
    payload: { organizationId, channelId } as CheckJob,
    jobKey: `${CHECK_TASK}:${organizationId}:${channelId}`,
  });
}
