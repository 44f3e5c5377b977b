/** Ways through the pages of networks, and choices, are forgotten when their ten minutes are over. */
import { and, eq, lte } from 'drizzle-orm';
import { z } from 'zod';
import type { OrganizationId } from '../../kernel/ids/ids.ts';
import { enqueue, type Task } from '../../kernel/jobs/jobs.ts';
import type { Scope, Services } from '../../kernel/scope/scope.ts';
import { channelChoice, channelConsent } from './schema.ts';

/** How long a way back, or a choice, is open. */
export const WAY_MS = 10 * 60 * 1_000;

const SWEEP_TASK = 'channel-ways-sweep';
const sweepJob = z.object({ organizationId: z.uuid() });
type SweepJob = z.infer<typeof sweepJob>;

/** Has everything swept that is over when what begins now is. Asked for twice in a minute, it runs once. */
export async function askForWaysSweep(scope: Scope): Promise<void> {
  const { organizationId } = scope;
  const runAt = new Date((Math.floor((scope.services.clock.now().getTime() + WAY_MS) / 60_000) + 1) * 60_000);
  await enqueue(scope.tx, {
    task: SWEEP_TASK,
    payload: { organizationId },
    runAt,
    jobKey: `${SWEEP_TASK}:${organizationId}:${runAt.toISOString()}`,
  });
}

export function sweepWaysTask(services: Pick<Services, 'db' | 'clock'>): Task<SweepJob> {
  return {
    name: SWEEP_TASK,
    payload: sweepJob,
    run: async (job) => {
      // The id of a job that our own transaction wrote.
      const organizationId = job.organizationId as OrganizationId;
      await services.db.inOrganization(organizationId, (tx) =>
        sweepWays(tx, { organizationId, now: services.clock.now() }),
      );
    },
  };
}

/** Deletes what is over. */
export async function sweepWays(tx: Scope['tx'], at: { organizationId: string; now: Date }): Promise<void> {
  const { now, organizationId } = at;
  await tx
    .delete(channelConsent)
    .where(and(eq(channelConsent.organizationId, organizationId), lte(channelConsent.expiresAt, now)));
  await tx
    .delete(channelChoice)
    .where(and(eq(channelChoice.organizationId, organizationId), lte(channelChoice.expiresAt, now)));
}
