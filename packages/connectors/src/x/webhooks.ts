/**
 * What X tells of its own accord: the X Activity API (docs.x.com/x-api/activity/event-payloads, read 2026-11-23). It asks whether
 * the door is ours with a token that is answered by its HMAC, and signs bodies with the same secret: the application's API key
 * secret, which is not its OAuth 2 client secret.
 */
import { z } from 'zod';
import type { WebhookDialect, WebhookHappening } from '../webhooks/dialect.ts';
import { idSchema } from './api.ts';

const eventSchema = z.object({
  data: z.object({
    event_uuid: z.string().max(100).optional(),
    event_type: z.string().max(100),
    filter: z.object({ user_id: idSchema }),
    payload: z
      .object({ id: idSchema.optional().catch(undefined) })
      .optional()
      .catch(undefined),
  }),
});

const happenings: ReadonlyMap<string, WebhookHappening> = new Map([
  ['post.create', 'post-visible'],
  ['post.delete', 'post-removed'],
  ['oauth.revoke', 'account-disconnected'],
]);

export const webhooks: WebhookDialect = {
  signature: { kind: 'body', header: 'x-twitter-webhooks-signature', prefix: 'sha256=', encoding: 'base64' },
  challenge: 'crc',
  read(body) {
    const event = eventSchema.safeParse(body).data?.data;
    if (event === undefined) return null;
    const happened = happenings.get(event.event_type) ?? 'other';
    const isAboutPost = happened === 'post-visible' || happened === 'post-removed';
    const remoteId = isAboutPost ? (event.payload?.id ?? null) : null;
    // Of a post that it does not name there is nothing to look at.
    const told = isAboutPost && remoteId === null ? 'other' : happened;
    return { id: event.event_uuid ?? null, news: [{ accountId: event.filter.user_id, happened: told, remoteId }] };
  },
};
