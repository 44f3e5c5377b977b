/** What Meta tells of its own accord (developers.facebook.com/docs/graph-api/webhooks/getting-started, read 2026-11-23). */
import { z } from 'zod';
import type { WebhookDialect, WebhookNews } from '../webhooks/dialect.ts';
import { graphId } from './graph.ts';

const changeSchema = z.object({ field: z.string().max(100), value: z.unknown() });
const entrySchema = z.object({ id: graphId, changes: z.array(changeSchema).max(1_000).optional() });
const messageSchema = z.object({ object: z.string().max(50), entry: z.array(entrySchema).max(1_000) });

export type MetaChange = { readonly accountId: string; readonly field: string; readonly value: unknown };

/** `object` is whose interface tells it: `page`, `instagram`, `threads`. A body has no id of its own. */
export function metaWebhooks(object: string, newsOf: (change: MetaChange) => readonly WebhookNews[]): WebhookDialect {
  return {
    signature: { kind: 'body', header: 'x-hub-signature-256', prefix: 'sha256=', encoding: 'hex' },
    challenge: 'hub',
    read(body) {
      const message = messageSchema.safeParse(body);
      if (!message.success || message.data.object !== object) return null;
      const news = message.data.entry.flatMap(({ id, changes = [] }) =>
        changes.flatMap(({ field, value }) => newsOf({ accountId: id, field, value })),
      );
      return { id: null, news };
    },
  };
}
