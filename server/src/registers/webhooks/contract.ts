import { z } from 'zod';
import { defineEndpoint, done, instant, next, pageQuery, uuid } from '../../kernel/http/contract.ts';
import { networkId } from '../channels/contract.ts';

/** What a webhook can be told of. */
export const webhookEvent = z.enum([
  'post.created',
  'post.submitted',
  'post.scheduled',
  'post.unscheduled',
  'post.discarded',
  'review.decided',
  'review.approved',
  'review.changes_requested',
  'review.withdrawn',
  'delivery.confirmed',
  'delivery.rejected',
  'delivery.parked',
  'delivery.needs_person',
  'delivery.removed',
  'person.added',
  'person.joined',
  'person.left',
  'channel.connected',
  'channel.needs_reauthorization',
  'channel.disconnected',
]);
export type WebhookEvent = z.infer<typeof webhookEvent>;

/** What is sent besides: it was asked for by a person, who looks whether it arrives. */
export const sentEvent = z.enum([...webhookEvent.options, 'webhook.test']);
export type SentEvent = z.infer<typeof sentEvent>;

/** A word of ours or of a network: capitals, digits and underscores. No sentence fits in. */
const code = z.string().regex(/^[A-Z][A-Z0-9_]{1,63}$/);

/** All that ever leaves: ids, codes and times. What the object says is read through the API, by whoever may. */
export const webhookPayload = z.strictObject({
  type: sentEvent,
  /** When it happened. */
  timestamp: instant,
  data: z.strictObject({
    organizationId: uuid,
    /** The event in the trail; null for a test. */
    eventId: uuid.nullable(),
    object: z.strictObject({
      type: z.enum(['post', 'delivery', 'person', 'channel', 'webhook']),
      id: uuid,
      /** The frozen version that it is about. */
      versionId: uuid.optional(),
    }),
    codes: z
      .strictObject({
        outcome: z.enum(['approve', 'request_changes']).optional(),
        network: networkId.optional(),
        failure: code.optional(),
      })
      .optional(),
  }),
});
export type WebhookPayload = z.infer<typeof webhookPayload>;

export const webhookState = z.enum(['active', 'paused', 'disabled']);

export const webhookView = z.object({
  id: uuid,
  url: z.string(),
  description: z.string(),
  events: z.array(webhookEvent),
  state: webhookState,
  /** Why it does not send: a person paused it, nothing arrived for five days, or the address answered 410. */
  stoppedBy: z.enum(['person', 'failing', 'gone']).nullable(),
  /** The first failure since the last success; null while it works. */
  failingSince: instant.nullable(),
  /** Until when the secret before the last change signs too; null when there is none. */
  oldSecretUntil: instant.nullable(),
  /** Deliveries of the last 30 days that did not arrive and are not waiting for another try. */
  givenUp: z.number().int(),
  createdBy: z.object({ id: uuid, name: z.string() }),
  createdAt: instant,
  updatedAt: instant,
  revision: z.number().int(),
});
export type WebhookView = z.infer<typeof webhookView>;

export const deliveryState = z.enum(['waiting', 'sent', 'failed', 'given_up']);

export const deliveryView = z.object({
  /** The same in `webhook-id` on every try. */
  id: uuid,
  event: sentEvent,
  state: deliveryState,
  attempts: z.number().int(),
  /** When it is tried next; null when it is not. */
  nextAt: instant.nullable(),
  lastTriedAt: instant.nullable(),
  /** What the address answered last; null when there was no answer. */
  lastStatus: z.number().int().nullable(),
  lastErrorCode: z.string().nullable(),
  createdAt: instant,
  sentAt: instant.nullable(),
  payload: webhookPayload,
});
export type WebhookDeliveryView = z.infer<typeof deliveryView>;

const settings = z.object({
  url: z.string().trim().min(1).max(2_000),
  description: z.string().trim().max(200).default(''),
  events: z.array(webhookEvent).min(1),
});
const one = z.object({ id: uuid });
/** The secret is in this answer and never again. */
const withSecret = z.object({ webhook: webhookView, secret: z.string() });

export const listWebhooks = defineEndpoint({
  method: 'GET',
  path: '/webhooks',
  summary: 'Addresses that are told what happens',
  keyScope: 'webhooks:read',
  answer: z.object({ webhooks: z.array(webhookView) }),
});

export const getWebhook = defineEndpoint({
  method: 'GET',
  path: '/webhooks/:id',
  summary: 'One of them',
  keyScope: 'webhooks:read',
  params: one,
  answer: webhookView,
});

export const createWebhook = defineEndpoint({
  method: 'POST',
  path: '/webhooks',
  summary: 'Tell an address what happens; its signing secret is in this answer and never again',
  keyScope: 'webhooks:write',
  stepUp: true,
  body: settings,
  answer: withSecret,
});

export const updateWebhook = defineEndpoint({
  method: 'PUT',
  path: '/webhooks/:id',
  summary: 'Change the address, the events or the description',
  keyScope: 'webhooks:write',
  stepUp: true,
  params: one,
  body: settings.extend({ revision: z.number().int() }),
  answer: webhookView,
});

export const pauseWebhook = defineEndpoint({
  method: 'POST',
  path: '/webhooks/:id/pause',
  summary: 'Send nothing for now; what happens meanwhile is not sent later',
  keyScope: 'webhooks:write',
  params: one,
  answer: webhookView,
});

export const resumeWebhook = defineEndpoint({
  method: 'POST',
  path: '/webhooks/:id/resume',
  summary: 'Send again, first what was waiting',
  keyScope: 'webhooks:write',
  params: one,
  answer: webhookView,
});

export const rotateSecret = defineEndpoint({
  method: 'POST',
  path: '/webhooks/:id/secret',
  summary: 'Make a new signing secret; the old one signs too for 24 hours',
  keyScope: 'webhooks:write',
  stepUp: true,
  params: one,
  answer: withSecret,
});

export const removeWebhook = defineEndpoint({
  method: 'DELETE',
  path: '/webhooks/:id',
  summary: 'Forget an address and its secret',
  keyScope: 'webhooks:write',
  params: one,
  answer: done,
});

export const testWebhook = defineEndpoint({
  method: 'POST',
  path: '/webhooks/:id/test',
  summary: 'Send a test event, also to a paused webhook',
  keyScope: 'webhooks:write',
  params: one,
  answer: deliveryView,
});

export const listDeliveries = defineEndpoint({
  method: 'GET',
  path: '/webhooks/:id/deliveries',
  summary: 'What was sent in the last 30 days, newest first, and what came of it',
  keyScope: 'webhooks:read',
  params: one,
  query: z.object({ ...pageQuery({ most: 200, usual: 50 }), state: deliveryState.optional() }),
  answer: z.object({ deliveries: z.array(deliveryView), next }),
});

export const replayDelivery = defineEndpoint({
  method: 'POST',
  path: '/webhooks/:id/deliveries/:deliveryId/replay',
  summary: 'Send one again, under the same webhook-id',
  keyScope: 'webhooks:write',
  params: z.object({ id: uuid, deliveryId: uuid }),
  answer: deliveryView,
});

export const replayFailed = defineEndpoint({
  method: 'POST',
  path: '/webhooks/:id/replay',
  summary: 'Send again what did not arrive since an instant; a thousand at a time, oldest first',
  keyScope: 'webhooks:write',
  cost: 'costly',
  params: one,
  body: z.object({ since: instant }),
  answer: z.object({ replayed: z.number().int(), left: z.number().int() }),
});

export { done };
