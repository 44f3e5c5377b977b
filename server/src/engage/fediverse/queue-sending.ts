import { and, eq, inArray, or, sql } from 'drizzle-orm';
import type { Tx } from '../../kernel/db/database.ts';
import type { OrganizationId } from '../../kernel/ids/ids.ts';
import { enqueue, enqueueMany } from '../../kernel/jobs/jobs.ts';
import type { Scope } from '../../kernel/scope/scope.ts';
import { takeNumber } from './account.ts';
import { fediverseDelivery, fediverseFollower, fediverseServer } from './schema.ts';

export const TELL_TASK = 'fediverse-tell';
export const SEND_TASK = 'fediverse-send';

/** Publishing and mail go first. */
const PRIORITY = 10;
/** A job runs again only when its worker died or the database was away: what a server answers is counted elsewhere. */
const MAX_RUNS = 25;
const JOBS_AT_ONCE = 500;

export type TellJob = {
  readonly organizationId: string;
  readonly articleId: string;
  readonly kind: 'create' | 'update' | 'delete';
  readonly number: number;
};
export type SendJob = { readonly organizationId: string; readonly serverId: string };

/**
 * Heard by the newsroom's port, in the transaction of the change: takes a number and leaves a job. Costs one look where
 * the newsroom was never turned on. A take-down is told while it is off, too.
 */
export async function tellOfArticle(
  tx: Tx,
  { organizationId, articleId, kind }: Omit<TellJob, 'number' | 'organizationId'> & { organizationId: OrganizationId },
): Promise<void> {
  const number = await takeNumber(tx, { organizationId, mayBeOff: kind === 'delete' });
  if (number === null) return;
  const payload: TellJob = { organizationId, articleId, kind, number };
  await enqueue(tx, {
    task: TELL_TASK,
    payload,
    queue: `${TELL_TASK}:${organizationId}`,
    priority: PRIORITY,
    maxAttempts: MAX_RUNS,
  });
}

/**
 * Writes what is to be told to each server, and wakes those that are not waiting. News go where somebody follows; that
 * something was taken down goes to all that are known, as each of them may have it.
 */
export async function tellServers(scope: Scope, { articleId, kind, number }: TellJob): Promise<void> {
  const { tx, organizationId } = scope;
  const now = scope.services.clock.now();
  const followed = tx
    .select({ id: fediverseFollower.serverId })
    .from(fediverseFollower)
    .where(eq(fediverseFollower.organizationId, organizationId));
  const told = or(inArray(fediverseServer.id, followed), kind === 'delete' ? sql`true` : undefined);
  const servers = await tx
    .select({ id: fediverseServer.id, nextAt: fediverseServer.nextAt })
    .from(fediverseServer)
    .where(and(eq(fediverseServer.organizationId, organizationId), told));
  for (let from = 0; from < servers.length; from += JOBS_AT_ONCE) {
    const some = servers.slice(from, from + JOBS_AT_ONCE);
    const rows = some.map(({ id }) => ({ organizationId, serverId: id, number, kind, articleId, queuedAt: now }));
    await tx.insert(fediverseDelivery).values(rows).onConflictDoNothing();
    const due = some.map(({ id, nextAt }) => ({ serverId: id, ...(nextAt === null ? {} : { runAt: nextAt }) }));
    await queueSending(scope, due);
  }
}

/** Asks for what waits for each server to be sent, now or later. A server is spoken to by one job at a time. */
export async function queueSending(
  { tx, organizationId }: Pick<Scope, 'tx' | 'organizationId'>,
  due: readonly { readonly serverId: string; readonly runAt?: Date }[],
): Promise<void> {
  await enqueueMany(
    tx,
    due.map(({ serverId, runAt }) => ({
      task: SEND_TASK,
      payload: { organizationId, serverId } satisfies SendJob,
      jobKey: `${SEND_TASK}:${serverId}`,
      queue: `${SEND_TASK}:${serverId}`,
      priority: PRIORITY,
      maxAttempts: MAX_RUNS,
      ...(runAt === undefined ? {} : { runAt }),
    })),
  );
}
