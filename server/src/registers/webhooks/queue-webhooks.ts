import { and, eq, sql } from 'drizzle-orm';
import { type Blanks, buildOnce } from '../../kernel/db/build-once.ts';
import { newId } from '../../kernel/ids/ids.ts';
import { enqueueMany, type NewJob } from '../../kernel/jobs/jobs.ts';
import type { RecordedEvent, Scope } from '../../kernel/scope/scope.ts';
import type { WebhookPayload } from './contract.ts';
import { payloadOf, ruleFor } from './events.ts';
import { webhook, webhookDelivery } from './schema.ts';

export const SEND_TASK = 'webhook-send';

/** Publishing and mail go first. */
const PRIORITY = 10;
/** A job runs again only when its worker died or the database was away: what an address answers is counted elsewhere. */
const MAX_RUNS = 25;

/**
 * Tells the active webhooks that listen to an event of the trail: one delivery and one job for each, in the transaction
 * of the change. Costs nothing for actions that stay inside, and one look into an index where nobody listens.
 */
export async function queueWebhooks(scope: Scope, recorded: RecordedEvent): Promise<void> {
  const rule = ruleFor(recorded);
  if (rule === null) return;
  const listening = await listeningTo(scope, { event: rule.event });
  if (listening.length === 0) return;
  const payload = payloadOf(rule, recorded, scope.organizationId);
  await queueDeliveries(scope, { webhookIds: listening.map(({ id }) => id), payload });
}

const listeningTo = buildOnce((tx, { organizationId, event }: Blanks<'organizationId' | 'event'>) =>
  tx
    .select({ id: webhook.id })
    .from(webhook)
    .where(
      and(
        eq(webhook.organizationId, organizationId),
        // Written out, not as a parameter, so that the index of the active ones is used.
        sql`${webhook.state} = 'active'`,
        sql`${webhook.events} @> array[${event}]::text[]`,
      ),
    ),
);

/** Writes deliveries that are due now, and the jobs that send them; gives their ids. */
export async function queueDeliveries(
  scope: Scope,
  made: { webhookIds: readonly string[]; payload: WebhookPayload },
): Promise<string[]> {
  const now = scope.services.clock.now();
  const rows = made.webhookIds.map((webhookId) => ({
    organizationId: scope.organizationId,
    id: newId<'webhook_delivery'>(now.getTime()),
    webhookId,
    event: made.payload.type,
    payload: made.payload,
    state: 'waiting' as const,
    nextAt: now,
    createdAt: now,
  }));
  await scope.tx.insert(webhookDelivery).values(rows);
  await queueSending(
    scope,
    rows.map(({ id }) => ({ deliveryId: id })),
  );
  return rows.map(({ id }) => id);
}

/** Asks for a try of each, now or later. A delivery has one waiting job. */
export async function queueSending(
  scope: Pick<Scope, 'tx' | 'organizationId'>,
  due: readonly { readonly deliveryId: string; readonly runAt?: Date }[],
): Promise<void> {
  const jobs = due.map(({ deliveryId, runAt }): NewJob & { payload: SendJob } => ({
    task: SEND_TASK,
    payload: { organizationId: scope.organizationId, deliveryId },
    jobKey: `${SEND_TASK}:${deliveryId}`,
    //queue: `${SEND_TASK}:${webhookId}`,
    priority: PRIORITY,
    maxAttempts: MAX_RUNS,
    ...(runAt === undefined ? {} : { runAt }),
  }));
  await enqueueMany(scope.tx, jobs);
}

export type SendJob = { readonly organizationId: string; readonly deliveryId: string };
