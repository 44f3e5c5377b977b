import { z } from 'zod';
import { newId, type OrganizationId } from '../../kernel/ids/ids.ts';
import { enqueue, type Task } from '../../kernel/jobs/jobs.ts';
import { inScope, type Scope, type Services } from '../../kernel/scope/scope.ts';
import { noteTold } from './ends/note-ends.ts';
import { authorizationEnded } from './events.ts';
import type { Authorization } from './facts.ts';
import { tellOwners } from './tell-owners.ts';
import { loadAuthorizations } from './view-authorizations.ts';

const ENDING_TASK = 'authorization-ending';
/** Time to ask anew before anything has to be taken down. */
export const EARLY_DAYS = 30;
const EARLY_MS = EARLY_DAYS * 24 * 60 * 60 * 1_000;

const endingJob = z.object({
  organizationId: z.uuid(),
  authorizationId: z.uuid(),
  about: z.enum(['expires', 'of_age']),
});
type EndingJob = z.infer<typeof endingJob>;
type Ending = Pick<Authorization, 'expiry' | 'subject'>;

function endOf({ expiry, subject }: Ending, about: EndingJob['about']): Date | null {
  if (about === 'of_age') return subject.majorityOn;
  return expiry?.kind === 'date' ? expiry.at : null;
}

/** Plans the early notices of a permission, in the transaction that keeps it: a month before it ends, or its child is of age. */
export async function planNotices(
  scope: Scope,
  kept: { authorizationId: string; authorization: Ending },
): Promise<void> {
  const now = scope.services.clock.now();
  for (const about of ['expires', 'of_age'] as const) {
    const at = endOf(kept.authorization, about);
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
  await noteTold(scope, { authorizationId, cause: about });
  await planEnd(scope, { authorizationId, about, authorization: found.authorization });
}

/** On its day it ends by itself, for whoever listens. */
async function planEnd(scope: Scope, of: Omit<EndingJob, 'organizationId'> & { authorization: Ending }): Promise<void> {
  const { authorizationId, about } = of;
  const runAt = endOf(of.authorization, about);
  if (runAt === null) return;
  const { organizationId } = scope;
  const cause = about === 'of_age' ? 'of_age' : 'expired';
  await enqueue(scope.tx, {
    task: authorizationEnded.name,
    payload: authorizationEnded.payload.parse({ organizationId, authorizationId, cause, withdrawalId: null }),
    runAt,
    jobKey: `${authorizationEnded.name}:${authorizationId}:${cause}`,
  });
}
