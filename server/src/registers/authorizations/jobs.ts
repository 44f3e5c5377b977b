import { z } from 'zod';
import { newId, type OrganizationId } from '../../kernel/ids/ids.ts';
import { enqueue, type Task } from '../../kernel/jobs/jobs.ts';
import { inScope, type Scope, type Services } from '../../kernel/scope/scope.ts';
import type { Authorization } from './facts.ts';
import { tellOwners } from './tell-owners.ts';
import { loadAuthorizations } from './view-authorizations.ts';

const ENDING_TASK = 'authorization-ending';
/** Time to ask anew before anything has to be taken down. */
const EARLY_MS = 30 * 24 * 60 * 60 * 1_000;

const endingJob = z.object({
  organizationId: z.uuid(),
  authorizationId: z.uuid(),
  about: z.enum(['expires', 'of_age']),
});
type EndingJob = z.infer<typeof endingJob>;

/** Plans the early notices of a permission, in the transaction that keeps it: a month before it ends, or its child is of age. */
export async function planNotices(
  scope: Scope,
  kept: { authorizationId: string; authorization: Pick<Authorization, 'expiry' | 'subject'> },
): Promise<void> {
  const { expiry, subject } = kept.authorization;
  const ends = [
    { about: 'expires', at: expiry?.kind === 'date' ? expiry.at : null },
    { about: 'of_age', at: subject.majorityOn },
  ] as const;
  const now = scope.services.clock.now();
  for (const { about, at } of ends) {
    if (at === null || at <= now) continue;
    const payload: EndingJob = { organizationId: scope.organizationId, authorizationId: kept.authorizationId, about };
    const runAt = new Date(Math.max(now.getTime(), at.getTime() - EARLY_MS));
    await enqueue(scope.tx, {
      task: ENDING_TASK,
      payload,
      runAt,
      jobKey: `${ENDING_TASK}:${kept.authorizationId}:${about}`,
    });
  }
}

/** Tells the owners of a permission that it ends soon; nobody, where all of it was taken back meanwhile. */
export function noticeEndingTask(services: Services): Task<EndingJob> {
  return {
    name: ENDING_TASK,
    payload: endingJob,
    run: (job) =>
      inScope(
        {
          services,
          // Written by our own transaction.
          organizationId: job.organizationId as OrganizationId,
          actor: { type: 'system', name: 'authorizations' },
          requestId: newId<'request'>(),
        },
        (scope) => noticeEnding(scope, job),
      ),
  };
}

async function noticeEnding(scope: Scope, { authorizationId, about }: EndingJob): Promise<void> {
  const [found] = await loadAuthorizations(scope, [authorizationId]);
  const isOver = found?.withdrawals.some(({ mediaSha256, channelIds }) => mediaSha256 === null && channelIds === null);
  if (found === undefined || isOver === true) return;
  await tellOwners(scope, { row: found.row, about });
}
