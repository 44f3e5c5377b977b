import { and, eq, isNotNull } from 'drizzle-orm';
import { z } from 'zod';
import { enqueue } from '../../../kernel/jobs/jobs.ts';
import type { Scope } from '../../../kernel/scope/scope.ts';
import { postRepeat } from './schema.ts';

export const REPEAT_TASK = 'post-repeat';

export const repeatJob = z.object({ organizationId: z.uuid(), postId: z.uuid() });
export type RepeatJob = z.infer<typeof repeatJob>;

const DAY_MS = 86_400_000;

/** The instant at which an occurrence is made. */
export function makesAt({ nextAt, aheadDays }: { nextAt: Date; aheadDays: number }): Date {
  return new Date(nextAt.getTime() - aheadDays * DAY_MS);
}

/** Asks for a look at the rule of a post. One job waits for each, however often it is asked. */
export async function planRun(scope: Scope, run: { postId: string; at: Date }): Promise<void> {
  const payload: RepeatJob = { organizationId: scope.organizationId, postId: run.postId };
  await enqueue(scope.tx, {
    task: REPEAT_TASK,
    payload,
    runAt: run.at,
    jobKey: `${REPEAT_TASK}:${scope.organizationId}:${run.postId}`,
  });
}

/** Asks anew for every rule that has a date to come: where a worker was gone for long, its jobs may have been given up. */
export async function planAllRuns(scope: Scope): Promise<void> {
  const rows = await scope.tx
    .select({ postId: postRepeat.postId, nextAt: postRepeat.nextAt, aheadDays: postRepeat.aheadDays })
    .from(postRepeat)
    .where(
      and(
        eq(postRepeat.organizationId, scope.organizationId),
        eq(postRepeat.state, 'active'),
        isNotNull(postRepeat.nextAt),
      ),
    );
  for (const { postId, nextAt, aheadDays } of rows) {
    if (nextAt !== null) await planRun(scope, { postId, at: makesAt({ nextAt, aheadDays }) });
  }
}
