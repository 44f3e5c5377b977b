/** What Threads tells (docs/threads/webhooks, read 2026-11-23): one happening a body, of a field and with the account's id. */
import { z } from 'zod';
import { graphId } from '../meta/graph.ts';
import { metaWebhooks } from '../meta/webhooks.ts';
import type { WebhookDialect, WebhookHappening } from '../webhooks/dialect.ts';

const messageSchema = z.object({
  app_id: graphId,
  target_id: graphId,
  values: z.object({
    field: z.string().max(50),
    value: z.object({
      id: graphId,
      owner: z.object({ owner_id: graphId }).optional().catch(undefined),
      root_post: z.object({ owner_id: graphId }).optional().catch(undefined),
    }),
  }),
});

const happenings: ReadonlyMap<string, WebhookHappening> = new Map([
  ['publish', 'post-visible'],
  ['delete', 'post-removed'],
]);

export const threadsWebhooks: WebhookDialect = {
  ...metaWebhooks('threads', () => []),
  read(body) {
    const message = messageSchema.safeParse(body);
    if (!message.success) return null;
    const { target_id: target, values } = message.data;
    const { id, owner, root_post: root } = values.value;
    const happened = happenings.get(values.field) ?? 'other';
    const accountId = owner?.owner_id ?? root?.owner_id ?? target;
    return { id: null, news: [{ accountId, happened, remoteId: happened === 'other' ? null : id }] };
  },
};
