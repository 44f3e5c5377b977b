/** What Instagram tells (docs/instagram-platform/webhooks, read 2026-11-23): comments and mentions, and nothing of posts. */
import { metaWebhooks } from '../meta/webhooks.ts';

export const instagramWebhooks = metaWebhooks('instagram', ({ accountId }) => [
  { accountId, happened: 'other', remoteId: null },
]);
