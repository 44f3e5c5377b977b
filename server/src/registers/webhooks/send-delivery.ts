import type { EgressFetch } from '@bedside/connectors';
import { and, asc, eq, inArray, isNotNull, isNull, lt, ne } from 'drizzle-orm';
import { newId, type OrganizationId } from '../../kernel/ids/ids.ts';
import { inScope, type Scope, type ScopeSeed, type Services } from '../../kernel/scope/scope.ts';
import { queueSending, type SendJob } from './queue-webhooks.ts';
import { webhook, webhookDelivery } from './schema.ts';
import { signingSecrets } from './secrets.ts';
import { signedHeaders } from './signature.ts';
import { type AfterTry, afterTry, isFailingTooLong, isTaken, KEEP_MS, type TryOutcome } from './state.ts';
import { stopWebhook } from './stop-webhook.ts';
import type { Turns } from './turns.ts';

/** An address that takes longer should take the event, answer, and do its work afterwards. */
const TIMEOUT_MS = 10_000;
/** The answer is read to its end and thrown away. */
const MAX_ANSWER_BYTES = 100_000;
/** Old deliveries that are forgotten with each try: more than one comes in with each, so the list stays bounded. */
const FORGET_AT_ONCE = 20;

/** When every turn of an address is taken, its others come back after 10 to 20 s. */
const HOLD_MS = 10_000;

export type SendParts = {
  readonly services: Services;
  readonly fetch: EgressFetch;
  readonly random: () => number;
  readonly turns: Turns;
};

/**
 * One try of one delivery. At least once: whoever dies between sending and noting it sends again, under the same
 * `webhook-id`. What came of it is noted together with the job of the next try.
 */
export async function sendDelivery(parts: SendParts, job: SendJob): Promise<void> {
  const seed: ScopeSeed = {
    services: parts.services,
    // Ids of a job that our own transaction wrote.
    organizationId: job.organizationId as OrganizationId,
    actor: { type: 'system', name: 'webhooks' },
    requestId: newId<'request'>(),
  };
  const due = await inScope(seed, (scope) => loadDue(scope, job.deliveryId));
  if (due === null) return;
  const giveBack = await parts.turns.take(due.webhookId);
  if (giveBack === null) {
    const runAt = new Date(parts.services.clock.now().getTime() + HOLD_MS * (1 + parts.random()));
    return inScope(seed, (scope) => queueSending(scope, [{ deliveryId: job.deliveryId, runAt }]));
  }
  const outcome = await tryOnce(parts, due).finally(giveBack);
  await inScope(seed, (scope) => noteOutcome(scope, { due, outcome, random: parts.random() }));
}

type Due = {
  readonly deliveryId: string;
  readonly webhookId: string;
  /** Tries before this one. */
  readonly attempts: number;
  readonly url: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
};

async function loadDue(scope: Scope, deliveryId: string): Promise<Due | null> {
  const now = scope.services.clock.now();
  const [found] = await scope.tx
    .select({ delivery: webhookDelivery, webhook })
    .from(webhookDelivery)
    .innerJoin(
      webhook,
      and(eq(webhook.organizationId, webhookDelivery.organizationId), eq(webhook.id, webhookDelivery.webhookId)),
    )
    .where(and(deliveryIs(scope, deliveryId), inArray(webhookDelivery.state, ['waiting', 'failed'])));
  if (found === undefined) return null;
  const { delivery } = found;
  // What waits for a paused webhook goes on when that does; a test is sent all the same.
  const listens = found.webhook.state === 'active' || delivery.event === 'webhook.test';
  if (!listens || found.webhook.removedAt !== null) return null;
  if (delivery.nextAt !== null && delivery.nextAt > now) {
    // The clocks of two machines differ, or a replay was quicker: not before its time.
    await queueSending(scope, [{ deliveryId, runAt: delivery.nextAt }]);
    return null;
  }
  const body = JSON.stringify(delivery.payload);
  const signed = { id: deliveryId, timestampSeconds: Math.floor(now.getTime() / 1_000), body };
  return {
    deliveryId,
    webhookId: delivery.webhookId,
    attempts: delivery.attempts,
    url: found.webhook.url,
    body,
    headers: signedHeaders(signed, signingSecrets(scope, found.webhook, now)),
  };
}

async function tryOnce(parts: SendParts, due: Due): Promise<TryOutcome> {
  try {
    const answer = await parts.fetch(due.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...due.headers },
      body: due.body,
      timeoutMs: TIMEOUT_MS,
      maxResponseBytes: MAX_ANSWER_BYTES,
    });
    const { status } = answer;
    const errorCode = isTaken(status) ? null : status >= 300 && status < 400 ? 'WEBHOOK_REDIRECT' : 'WEBHOOK_STATUS';
    return { status, errorCode, retryAfter: answer.headers.get('retry-after') };
  } catch (error) {
    const code: unknown = error instanceof Error && 'code' in error ? error.code : null;
    // Anything else is a fault of ours: the queue runs the job again.
    if (typeof code !== 'string' || !code.startsWith('EGRESS_')) throw error;
    return { status: null, errorCode: code, retryAfter: null };
  }
}

async function noteOutcome(scope: Scope, made: { due: Due; outcome: TryOutcome; random: number }): Promise<void> {
  const { due, outcome } = made;
  const now = scope.services.clock.now();
  const after = afterTry(due.attempts + 1, outcome, { now, random: made.random });
  const noted = await scope.tx
    .update(webhookDelivery)
    .set({
      ...columnsOf(after, now),
      attempts: due.attempts + 1,
      lastStatus: outcome.status,
      lastErrorCode: outcome.errorCode,
      lastTriedAt: now,
    })
    .where(
      and(
        deliveryIs(scope, due.deliveryId),
        ne(webhookDelivery.state, 'sent'),
        // A replay that began meanwhile counts its own tries; only an arrival settles that too.
        after.state === 'sent' ? undefined : eq(webhookDelivery.attempts, due.attempts),
      ),
    )
    .returning({ id: webhookDelivery.id });
  if (after.state === 'failed' && noted.length > 0) {
    await queueSending(scope, [{ deliveryId: due.deliveryId, runAt: after.nextAt }]);
  }
  await noteHealth(scope, { webhookId: due.webhookId, after });
  await forgetOld(scope, due.webhookId);
}

function columnsOf(after: AfterTry, now: Date) {
  if (after.state === 'sent') return { state: 'sent' as const, nextAt: null, sentAt: now };
  if (after.state === 'failed') return { state: 'failed' as const, nextAt: after.nextAt };
  return { state: 'given_up' as const, nextAt: null };
}

/** Since when nothing arrives; after five days, or when the address says that it is gone, the webhook is stopped. */
async function noteHealth(scope: Scope, made: { webhookId: string; after: AfterTry }): Promise<void> {
  const now = scope.services.clock.now();
  const { webhookId, after } = made;
  const isRow = and(eq(webhook.organizationId, scope.organizationId), eq(webhook.id, webhookId));
  if (after.state === 'sent') {
    await scope.tx
      .update(webhook)
      .set({ failingSince: null })
      .where(and(isRow, isNotNull(webhook.failingSince)));
    return;
  }
  await scope.tx
    .update(webhook)
    .set({ failingSince: now })
    .where(and(isRow, isNull(webhook.failingSince)));
  const [row] = await scope.tx.select().from(webhook).where(isRow).for('update');
  if (row === undefined || row.state !== 'active') return;
  if (after.state === 'given_up' && after.gone) return stopWebhook(scope, row, 'gone');
  if (isFailingTooLong(row.failingSince, now)) await stopWebhook(scope, row, 'failing');
}

async function forgetOld(scope: Scope, webhookId: string): Promise<void> {
  const old = scope.tx
    .select({ id: webhookDelivery.id })
    .from(webhookDelivery)
    .where(
      and(
        eq(webhookDelivery.organizationId, scope.organizationId),
        eq(webhookDelivery.webhookId, webhookId),
        lt(webhookDelivery.createdAt, new Date(scope.services.clock.now().getTime() - KEEP_MS)),
      ),
    )
    .orderBy(asc(webhookDelivery.createdAt), asc(webhookDelivery.id))
    .limit(FORGET_AT_ONCE);
  await scope.tx
    .delete(webhookDelivery)
    .where(and(eq(webhookDelivery.organizationId, scope.organizationId), inArray(webhookDelivery.id, old)));
}

function deliveryIs(scope: Scope, deliveryId: string) {
  return and(eq(webhookDelivery.organizationId, scope.organizationId), eq(webhookDelivery.id, deliveryId));
}
