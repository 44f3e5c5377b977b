/**
 * What TikTok tells (developers.tiktok.com/doc/webhooks-overview, /webhooks-verification, /webhooks-events, read 2026-11-23): signed
 * with the application's secret. The spelling is TikTok's.
 */
import { z } from 'zod';
import { parseJson } from '../call.ts';
import { fiveMinutesMs, type WebhookDialect, type WebhookHappening } from '../webhooks/dialect.ts';
import { postIdSchema } from './status.ts';

const messageSchema = z.object({
  event: z.string().min(1).max(100),
  user_openid: z.string().min(1).max(200),
  /** JSON of its own. */
  content: z.string().max(20_000),
});
const contentSchema = z.object({
  publish_id: z.string().min(1).max(130).optional(),
  post_id: postIdSchema.optional(),
});

const happenings: ReadonlyMap<string, WebhookHappening> = new Map([
  ['authorization.removed', 'account-disconnected'],
  ['post.publish.complete', 'post-changed'],
  ['post.publish.failed', 'post-changed'],
  ['post.publish.publicly_available', 'post-visible'],
  ['post.publish.no_longer_publicaly_available', 'post-removed'],
  ['post.publish.no_longer_publicly_available', 'post-removed'],
]);

export const tiktokWebhooks: WebhookDialect = {
  signature: {
    kind: 'timed',
    header: 'tiktok-signature',
    timeField: 't',
    signatureField: 's',
    windowMs: fiveMinutesMs,
  },
  challenge: null,
  read(body) {
    const message = messageSchema.safeParse(body);
    if (!message.success) return null;
    const { content, event, user_openid: accountId } = message.data;
    const happened = happenings.get(event) ?? 'other';
    // A post is known by its own id, or by that under which it was handed in.
    const { post_id: postId, publish_id: publishId } = parseJson(contentSchema, content) ?? {};
    const ids = [postId, publishId].filter((id) => id !== undefined);
    const about = ids.length === 0 || happened === 'account-disconnected' ? [null] : ids;
    return { id: null, news: about.map((remoteId) => ({ accountId, happened, remoteId })) };
  },
};
