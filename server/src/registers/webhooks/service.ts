import { and, asc, count, eq, gte, inArray, isNull } from 'drizzle-orm';
import { recordEvent } from '../../kernel/audit/service.ts';
import { conflict, notFound, unprocessable } from '../../kernel/errors/bedside-error.ts';
import { newId } from '../../kernel/ids/ids.ts';
import { requireAnyRole } from '../../kernel/scope/require-role.ts';
import { actingPersonId, inScope, type Scope, type ScopeSeed } from '../../kernel/scope/scope.ts';
import { organization } from '../org/schema.ts';
import { namesOf } from '../people/service.ts';
import { webhookAccess } from './access.ts';
import { type WebhookEvent, type WebhookView, webhookEvent } from './contract.ts';
import { queueWaiting } from './deliveries.ts';
import { webhook, webhookDelivery } from './schema.ts';
import { sealSecret, signingSecrets } from './secrets.ts';
import { newSecret } from './signature.ts';
import { KEEP_MS, SECRET_OVERLAP_MS } from './state.ts';

export { listDeliveries, replayDelivery, replayFailed, testWebhook } from './deliveries.ts';
export { queueWebhooks } from './queue-webhooks.ts';

export type WebhookRow = typeof webhook.$inferSelect;

/** More addresses than this are a list that nobody looks after. */
const MAX_WEBHOOKS = 20;

/**
 * Whether an address may be told anything: https on the public internet, resolved now. Throws an error with an
 * `EGRESS_…` code otherwise. Asked again by each sending, since names may change where they lead.
 */
export type VetTarget = (url: string) => Promise<void>;

function urlRefused(reason: string) {
  return unprocessable({
    code: 'WEBHOOK_URL_REFUSED',
    message: 'This address cannot be told anything.',
    remedy: 'Give a full address that begins with https:// and can be reached from the public internet.',
    details: { reason },
  });
}

export type WebhookInput = {
  readonly url: string;
  readonly description: string;
  readonly events: readonly WebhookEvent[];
};

/**
 * Makes a webhook; its secret is told once and kept sealed. Throws `WEBHOOK_URL_REFUSED` for an address that may not be
 * told anything, `WEBHOOK_LIMIT` for the 21st.
 */
export async function createWebhook(
  seed: ScopeSeed,
  vet: VetTarget,
  input: WebhookInput,
): Promise<{ webhook: WebhookView; secret: string }> {
  requireAnyRole(seed.actor, webhookAccess.manage, 'set up webhooks');
  const url = await requireTarget(vet, input.url);
  return inScope(seed, (scope) => insertWebhook(scope, { ...input, url }));
}

async function requireTarget(vet: VetTarget, text: string): Promise<string> {
  if (!URL.canParse(text)) throw urlRefused('EGRESS_URL_INVALID');
  try {
    await vet(text);
  } catch (error) {
    const code: unknown = error instanceof Error && 'code' in error ? error.code : null;
    if (typeof code === 'string' && code.startsWith('EGRESS_')) throw urlRefused(code);
    throw error;
  }
  const url = new URL(text);
  // A fragment never leaves, so it would only look as if it did.
  url.hash = '';
  return url.href;
}

async function insertWebhook(scope: Scope, input: WebhookInput): Promise<{ webhook: WebhookView; secret: string }> {
  const createdBy = actingPersonId(scope);
  if (createdBy === null) throw new TypeError('a webhook is made by a person');
  await requireRoom(scope);
  const now = scope.services.clock.now();
  const id = newId<'webhook'>(now.getTime());
  const secret = newSecret();
  await scope.tx.insert(webhook).values({
    organizationId: scope.organizationId,
    id,
    url: input.url,
    description: input.description,
    events: inOrder(input.events),
    state: 'active',
    secretSealed: sealSecret(scope, { webhookId: id, column: 'secret_sealed', secret }),
    createdBy,
    createdAt: now,
    updatedAt: now,
  });
  await recordEvent(scope, {
    action: 'webhook.created',
    object: { type: 'webhook', id },
    after: { url: input.url, description: input.description },
    facts: { events: inOrder(input.events).join(' ') },
  });
  return { webhook: await viewOf(scope, id), secret };
}

async function requireRoom(scope: Scope): Promise<void> {
  // The organization's row is locked, so that two requests at once are counted one after the other.
  await scope.tx
    .select({ id: organization.organizationId })
    .from(organization)
    .where(eq(organization.organizationId, scope.organizationId))
    .for('update');
  const [row] = await scope.tx
    .select({ n: count() })
    .from(webhook)
    .where(and(eq(webhook.organizationId, scope.organizationId), isNull(webhook.removedAt)));
  if ((row?.n ?? 0) < MAX_WEBHOOKS) return;
  throw conflict('WEBHOOK_LIMIT', `There are ${MAX_WEBHOOKS} webhooks already.`, 'Remove one that nobody needs.');
}

/** In the order of the contract, each once. */
function inOrder(events: readonly WebhookEvent[]): WebhookEvent[] {
  return webhookEvent.options.filter((one) => events.includes(one));
}

/** Throws `WEBHOOK_CHANGED` when it is not the revision that was read, and `WEBHOOK_URL_REFUSED`. */
export async function updateWebhook(
  seed: ScopeSeed,
  vet: VetTarget,
  input: WebhookInput & { readonly webhookId: string; readonly revision: number },
): Promise<WebhookView> {
  requireAnyRole(seed.actor, webhookAccess.manage, 'change webhooks');
  const url = await requireTarget(vet, input.url);
  return inScope(seed, async (scope) => {
    const before = await lockWebhook(scope, input.webhookId);
    if (before.revision !== input.revision) {
      throw conflict('WEBHOOK_CHANGED', 'Somebody else changed this webhook in the meantime.');
    }
    const { description } = input;
    const events = inOrder(input.events);
    await change(scope, before, { url, description, events });
    await recordEvent(scope, {
      action: 'webhook.updated',
      object: { type: 'webhook', id: before.id },
      before: { url: before.url, description: before.description },
      after: { url, description },
      facts: { events: events.join(' ') },
    });
    return viewOf(scope, before.id);
  });
}

/** Sends nothing more; what happens meanwhile is not sent later. What waits stays waiting. */
export async function pauseWebhook(scope: Scope, webhookId: string): Promise<WebhookView> {
  requireAnyRole(scope.actor, webhookAccess.manage, 'pause webhooks');
  const row = await lockWebhook(scope, webhookId);
  if (row.state !== 'active') return viewOf(scope, webhookId);
  await change(scope, row, { state: 'paused', stoppedBy: 'person' });
  await recordEvent(scope, {
    action: 'webhook.paused',
    object: { type: 'webhook', id: webhookId },
    facts: { by: 'person' },
  });
  return viewOf(scope, webhookId);
}

/** Sends again, beginning with what was waiting; five days of failures are counted anew. */
export async function resumeWebhook(scope: Scope, webhookId: string): Promise<WebhookView> {
  requireAnyRole(scope.actor, webhookAccess.manage, 'resume webhooks');
  const row = await lockWebhook(scope, webhookId);
  if (row.state === 'active') return viewOf(scope, webhookId);
  await change(scope, row, { state: 'active', stoppedBy: null, failingSince: null });
  await recordEvent(scope, { action: 'webhook.resumed', object: { type: 'webhook', id: webhookId } });
  await queueWaiting(scope, webhookId);
  return viewOf(scope, webhookId);
}

/** Makes a new secret, told once. The one before signs too for 24 hours; an older one ends at once. */
export async function rotateSecret(scope: Scope, webhookId: string): Promise<{ webhook: WebhookView; secret: string }> {
  requireAnyRole(scope.actor, webhookAccess.manage, 'change signing secrets');
  const row = await lockWebhook(scope, webhookId);
  const now = scope.services.clock.now();
  const [current] = signingSecrets(scope, row, now);
  if (current === undefined) throw notFound('webhook');
  const secret = newSecret();
  await change(scope, row, {
    secretSealed: sealSecret(scope, { webhookId, column: 'secret_sealed', secret }),
    oldSecretSealed: sealSecret(scope, { webhookId, column: 'old_secret_sealed', secret: current }),
    oldSecretUntil: new Date(now.getTime() + SECRET_OVERLAP_MS),
  });
  await recordEvent(scope, { action: 'webhook.secret_rotated', object: { type: 'webhook', id: webhookId } });
  return { webhook: await viewOf(scope, webhookId), secret };
}

/** Forgets the address's secrets and sends nothing more; what was sent stays on the record for 30 days. */
export async function removeWebhook(scope: Scope, webhookId: string): Promise<void> {
  requireAnyRole(scope.actor, webhookAccess.manage, 'remove webhooks');
  const row = await lockWebhook(scope, webhookId);
  await change(scope, row, {
    state: 'disabled',
    stoppedBy: 'person',
    secretSealed: null,
    oldSecretSealed: null,
    oldSecretUntil: null,
    removedAt: scope.services.clock.now(),
  });
  await recordEvent(scope, { action: 'webhook.removed', object: { type: 'webhook', id: webhookId } });
}

/** All webhooks that were not removed, in the order in which they were made. */
export async function listWebhooks(scope: Scope): Promise<WebhookView[]> {
  requireAnyRole(scope.actor, webhookAccess.read, 'see webhooks');
  const rows = await scope.tx
    .select()
    .from(webhook)
    .where(and(eq(webhook.organizationId, scope.organizationId), isNull(webhook.removedAt)))
    .orderBy(asc(webhook.createdAt), asc(webhook.id));
  return toViews(scope, rows);
}

/** Throws `NOT_FOUND`. */
export async function getWebhook(scope: Scope, webhookId: string): Promise<WebhookView> {
  requireAnyRole(scope.actor, webhookAccess.read, 'see webhooks');
  return viewOf(scope, webhookId);
}

async function lockWebhook(scope: Scope, webhookId: string): Promise<WebhookRow> {
  const [row] = await scope.tx.select().from(webhook).where(standing(scope, webhookId)).for('update');
  if (row === undefined) throw notFound('webhook');
  return row;
}

function standing(scope: Scope, webhookId: string) {
  return and(eq(webhook.organizationId, scope.organizationId), eq(webhook.id, webhookId), isNull(webhook.removedAt));
}

async function change(scope: Scope, row: WebhookRow, set: Partial<WebhookRow>): Promise<void> {
  const updatedAt = scope.services.clock.now();
  await scope.tx
    .update(webhook)
    .set({ ...set, revision: row.revision + 1, updatedAt })
    .where(standing(scope, row.id));
}

async function viewOf(scope: Scope, webhookId: string): Promise<WebhookView> {
  const [view] = await toViews(scope, await scope.tx.select().from(webhook).where(standing(scope, webhookId)));
  if (view === undefined) throw notFound('webhook');
  return view;
}

async function toViews(scope: Scope, rows: readonly WebhookRow[]): Promise<WebhookView[]> {
  if (rows.length === 0) return [];
  const now = scope.services.clock.now();
  const names = await namesOf(scope);
  const givenUp = await countGivenUp(
    scope,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({
    id: row.id,
    url: row.url,
    description: row.description,
    events: row.events.map((one) => webhookEvent.parse(one)),
    state: row.state,
    stoppedBy: row.stoppedBy,
    failingSince: row.failingSince?.toISOString() ?? null,
    oldSecretUntil: row.oldSecretUntil !== null && now < row.oldSecretUntil ? row.oldSecretUntil.toISOString() : null,
    givenUp: givenUp.get(row.id) ?? 0,
    createdBy: { id: row.createdBy, name: names.get(row.createdBy) ?? '' },
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    revision: row.revision,
  }));
}

async function countGivenUp(scope: Scope, webhookIds: string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await scope.tx
    .select({ id: webhookDelivery.webhookId, n: count() })
    .from(webhookDelivery)
    .where(
      and(
        eq(webhookDelivery.organizationId, scope.organizationId),
        inArray(webhookDelivery.webhookId, webhookIds),
        eq(webhookDelivery.state, 'given_up'),
        gte(webhookDelivery.createdAt, new Date(scope.services.clock.now().getTime() - KEEP_MS)),
      ),
    )
    .groupBy(webhookDelivery.webhookId);
  return new Map(rows.map(({ id, n }) => [id, n]));
}
