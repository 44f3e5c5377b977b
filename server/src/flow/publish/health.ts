import { min } from 'drizzle-orm';
import { readWorkerHealth } from '../../kernel/jobs/living-workers.ts';
import type { Services } from '../../kernel/scope/scope.ts';
import { deliveryWake } from './schema.ts';

/** Later than this, due deliveries are not on time. */
export const ON_TIME_MS = 2 * 60 * 1_000;
/** The proof job runs every 15 s; three missed are a fault. */
export const PROOF_MAX_AGE_MS = 60_000;

export type PublishingHealth = {
  readonly ready: boolean;
  readonly oldestDueSeconds: number;
  readonly workersAlive: number;
  readonly lastJobAt: Date | null;
};

/** Ready means that a job ran lately and that nothing which is due waits longer than two minutes. */
export async function readHealth(services: Pick<Services, 'db' | 'clock'>): Promise<PublishingHealth> {
  const { alive, lastJobAt } = await readWorkerHealth(services.db.pool);
  const [row] = await services.db.acrossOrganizations((tx) =>
    tx.select({ oldest: min(deliveryWake.wakeAt) }).from(deliveryWake),
  );
  const now = services.clock.now().getTime();
  const overdueMs = Math.max(0, now - (row?.oldest?.getTime() ?? now));
  const jobsRun = lastJobAt !== null && now - lastJobAt.getTime() < PROOF_MAX_AGE_MS;
  return {
    ready: jobsRun && overdueMs < ON_TIME_MS,
    oldestDueSeconds: Math.round(overdueMs / 1_000),
    workersAlive: alive,
    lastJobAt,
  };
}
