import { and, asc, count, desc, eq, gte, inArray, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { recordEvent } from '../../kernel/audit/service.ts';
import { notFound } from '../../kernel/errors/bedside-error.ts';
import { asInstantKey, beyond, definePaging, idKey, instantKey } from '../../kernel/http/cursor.ts';
import { requireAnyRole } from '../../kernel/scope/require-role.ts';
import type { Scope } from '../../kernel/scope/scope.ts';
import { webhookAccess } from './access.ts';
import {
  type listDeliveries as listEndpoint,
  sentEvent,
  type WebhookDeliveryView,
  webhookPayload,
} from './contract.ts';
import { testPayload } from './events.ts';
import { queueDeliveries, queueSending } from './queue-webhooks.ts';
import { webhook, webhookDelivery } from './schema.ts';

type DeliveryRow = typeof webhookDelivery.$inferSelect;

const paging = definePaging('webhook-deliveries', z.tuple([instantKey, idKey]));

/** So many are replayed by one request: a transaction stays short, and the next request goes on. */
const REPLAY_AT_ONCE = 1_000;

/** A page of what was sent to one webhook, newest first. Throws `NOT_FOUND`, `CURSOR_INVALID`. */
export async function listDeliveries(
  scope: Scope,
  asked: { webhookId: string } & z.output<(typeof listEndpoint)['query']>,
): Promise<{ deliveries: WebhookDeliveryView[]; next: string | null }> {
  requireAnyRole(scope.actor, webhookAccess.read, 'see what webhooks were told');
  await requireWebhook(scope, asked.webhookId);
  const rows = await scope.tx
    .select({ row: webhookDelivery, key: asInstantKey(webhookDelivery.createdAt) })
    .from(webhookDelivery)
    .where(
      and(
        ofWebhook(scope, asked.webhookId),
        asked.state === undefined ? undefined : eq(webhookDelivery.state, asked.state),
        asked.after === undefined ? undefined : olderThan(paging.read(asked.after)),
      ),
    )
    .orderBy(desc(webhookDelivery.createdAt), desc(webhookDelivery.id))
    .limit(asked.limit + 1);
  const { rows: page, next } = paging.page(rows, asked.limit, ({ row, key }) => [key, row.id]);
  return { deliveries: page.map(({ row }) => toView(row)), next };
}

function olderThan([createdAt, id]: readonly [string, string]) {
  return beyond('descending', [
    { column: webhookDelivery.createdAt, value: createdAt, type: 'timestamptz' },
    { column: webhookDelivery.id, value: id, type: 'uuid' },
  ]);
}

/** Sends an event that tells nothing, so that a person sees whether anything arrives; also to a paused webhook. */
export async function testWebhook(scope: Scope, webhookId: string): Promise<WebhookDeliveryView> {
  requireAnyRole(scope.actor, webhookAccess.manage, 'test webhooks');
  await requireWebhook(scope, webhookId);
  const { organizationId } = scope;
  const payload = testPayload({ webhookId, organizationId, at: scope.services.clock.now() });
  const [deliveryId = ''] = await queueDeliveries(scope, { webhookIds: [webhookId], payload });
  await recordEvent(scope, {
    action: 'webhook.tested',
    object: { type: 'webhook', id: webhookId },
    facts: { delivery: deliveryId },
  });
  return readDelivery(scope, { webhookId, deliveryId });
}

/** Sends one delivery again, whatever came of it, with all its tries and the same `webhook-id`. Throws `NOT_FOUND`. */
export async function replayDelivery(
  scope: Scope,
  asked: { webhookId: string; deliveryId: string },
): Promise<WebhookDeliveryView> {
  requireAnyRole(scope.actor, webhookAccess.manage, 'send again');
  await requireWebhook(scope, asked.webhookId);
  if ((await startOver(scope, asked.webhookId, [asked.deliveryId])) === 0) throw notFound('delivery');
  await recordEvent(scope, {
    action: 'webhook.replayed',
    object: { type: 'webhook', id: asked.webhookId },
    facts: { delivery: asked.deliveryId },
  });
  return readDelivery(scope, asked);
}

/** Sends again what was given up since an instant, oldest first; `left` says how many are to be asked for once more. */
export async function replayFailed(
  scope: Scope,
  asked: { webhookId: string; since: Date },
): Promise<{ replayed: number; left: number }> {
  requireAnyRole(scope.actor, webhookAccess.manage, 'send again');
  await requireWebhook(scope, asked.webhookId);
  const isMeant = and(
    ofWebhook(scope, asked.webhookId),
    inArray(webhookDelivery.state, ['failed', 'given_up']),
    gte(webhookDelivery.createdAt, asked.since),
  );
  const rows = await scope.tx
    .select({ id: webhookDelivery.id })
    .from(webhookDelivery)
    .where(isMeant)
    .orderBy(asc(webhookDelivery.createdAt), asc(webhookDelivery.id))
    .limit(REPLAY_AT_ONCE);
  const replayed = await startOver(
    scope,
    asked.webhookId,
    rows.map(({ id }) => id),
  );
  const [rest] = await scope.tx.select({ n: count() }).from(webhookDelivery).where(isMeant);
  if (replayed > 0) {
    await recordEvent(scope, {
      action: 'webhook.replayed',
      object: { type: 'webhook', id: asked.webhookId },
      facts: { count: replayed, since: asked.since.toISOString() },
    });
  }
  return { replayed, left: rest?.n ?? 0 };
}

async function startOver(scope: Scope, webhookId: string, deliveryIds: string[]): Promise<number> {
  if (deliveryIds.length === 0) return 0;
  const nextAt = scope.services.clock.now();
  const rows = await scope.tx
    .update(webhookDelivery)
    .set({ state: 'waiting', attempts: 0, nextAt, sentAt: null })
    .where(and(ofWebhook(scope, webhookId), inArray(webhookDelivery.id, deliveryIds)))
    .returning({ id: webhookDelivery.id });
  await queueSending(
    scope,
    rows.map(({ id }) => ({ deliveryId: id })),
  );
  return rows.length;
}

/** Asks for a try of all that waits for one: after a pause their jobs are gone. */
export async function queueWaiting(scope: Scope, webhookId: string): Promise<void> {
  const nextAt = scope.services.clock.now();
  const rows = await scope.tx
    .update(webhookDelivery)
    .set({ nextAt })
    .where(and(ofWebhook(scope, webhookId), inArray(webhookDelivery.state, ['waiting', 'failed'])))
    .returning({ id: webhookDelivery.id });
  await queueSending(
    scope,
    rows.map(({ id }) => ({ deliveryId: id })),
  );
}

async function requireWebhook(scope: Scope, webhookId: string): Promise<void> {
  const [row] = await scope.tx
    .select({ id: webhook.id })
    .from(webhook)
    .where(and(eq(webhook.organizationId, scope.organizationId), eq(webhook.id, webhookId), isNull(webhook.removedAt)));
  if (row === undefined) throw notFound('webhook');
}

function ofWebhook(scope: Scope, webhookId: string) {
  return and(eq(webhookDelivery.organizationId, scope.organizationId), eq(webhookDelivery.webhookId, webhookId));
}

async function readDelivery(
  scope: Scope,
  asked: { webhookId: string; deliveryId: string },
): Promise<WebhookDeliveryView> {
  const [row] = await scope.tx
    .select()
    .from(webhookDelivery)
    .where(and(ofWebhook(scope, asked.webhookId), eq(webhookDelivery.id, asked.deliveryId)));
  if (row === undefined) throw notFound('delivery');
  return toView(row);
}

function toView(row: DeliveryRow): WebhookDeliveryView {
  return {
    id: row.id,
    event: sentEvent.parse(row.event),
    state: row.state,
    attempts: row.attempts,
    nextAt: row.nextAt?.toISOString() ?? null,
    lastTriedAt: row.lastTriedAt?.toISOString() ?? null,
    lastStatus: row.lastStatus,
    lastErrorCode: row.lastErrorCode,
    createdAt: row.createdAt.toISOString(),
    sentAt: row.sentAt?.toISOString() ?? null,
    payload: webhookPayload.parse(row.payload),
  };
}
