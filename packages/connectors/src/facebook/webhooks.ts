/** What Facebook tells of a page: the field `feed` (docs/graph-api/webhooks/reference/page, read 2026-11-23). */
import { z } from 'zod';
import { graphId } from '../meta/graph.ts';
import { type MetaChange, metaWebhooks } from '../meta/webhooks.ts';
import type { WebhookHappening, WebhookNews } from '../webhooks/dialect.ts';

const valueSchema = z.object({
  item: z.string().max(50),
  verb: z.string().max(50),
  post_id: graphId.optional(),
  video_id: graphId.optional(),
});

/** Items that are a post; comments and reactions are of one, and change nothing that was published. */
const posts = new Set(['post', 'status', 'photo', 'album', 'video', 'share', 'event']);

const happenings: ReadonlyMap<string, WebhookHappening> = new Map([
  ['add', 'post-visible'],
  ['unhide', 'post-visible'],
  ['edited', 'post-changed'],
  ['edit', 'post-changed'],
  ['update', 'post-changed'],
  ['hide', 'post-changed'],
  ['remove', 'post-removed'],
]);

/** A video is known by its own id, and its post by another: news of one is news of both. */
function newsOf({ accountId, field, value }: MetaChange): WebhookNews[] {
  const read = valueSchema.safeParse(value);
  if (field !== 'feed' || !read.success) return [{ accountId, happened: 'other', remoteId: null }];
  const { item, verb, post_id: postId, video_id: videoId } = read.data;
  const happened = posts.has(item) ? (happenings.get(verb) ?? 'other') : 'other';
  const ids = [postId, videoId].filter((id) => id !== undefined);
  return (ids.length === 0 ? [null] : ids).map((remoteId) => ({ accountId, happened, remoteId }));
}

export const facebookWebhooks = metaWebhooks('page', newsOf);
