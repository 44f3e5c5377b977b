import { z } from 'zod';
import { stage } from '../../flow/compose/contract.ts';
import { deliveryState } from '../../flow/publish/contract.ts';
import { defineEndpoint, instant, next, uuid } from '../../kernel/http/contract.ts';
import { networkId } from '../../registers/channels/contract.ts';
import { personState } from '../../registers/people/contract.ts';

export const searchKind = z.enum(['posts', 'images', 'people', 'channels', 'receipts']);
export type SearchKind = z.infer<typeof searchKind>;

/** Longest text that is searched for, in UTF-16 units. */
export const MAX_QUERY_UNITS = 200;

const mark = z
  .object({ start: z.number().int(), end: z.number().int() })
  .describe('Where a match stands, in UTF-16 units of the text beside it.');
const passage = z.object({ text: z.string(), marks: z.array(mark) });

export const postHit = z.object({
  id: uuid,
  stage,
  authorName: z.string(),
  networks: z.array(networkId),
  imageCount: z.number().int(),
  /** The first image of the draft, or null. */
  imageId: uuid.nullable(),
  dueAt: instant.nullable(),
  outSince: instant.nullable().describe('Since when something of it stands on a network; null when nothing does.'),
  updatedAt: instant,
  found: passage.extend({
    /** The field in which it was found first, as findings name fields. */
    field: z.string(),
    /** Number of the version in which it stands, or null for the draft. */
    version: z.number().int().nullable(),
  }),
});
export const imageHit = z.object({
  mediaId: uuid,
  postId: uuid,
  postStage: stage,
  mimeType: z.string(),
  altText: passage,
});
export const personHit = z.object({ id: uuid, name: passage, email: z.string(), state: personState });
export const channelHit = z.object({ id: uuid, name: passage, handle: z.string(), network: networkId });
export const receiptHit = z.object({
  deliveryId: uuid,
  postId: uuid,
  channelName: z.string(),
  network: networkId,
  state: deliveryState,
  url: z.string().nullable(),
  remoteId: z.string().nullable(),
  updatedAt: instant,
});

export const searchFilters = z.object({
  /** Stages of the post; put-away ones are found only when asked for. */
  stages: z.array(stage).max(10).optional(),
  authorId: uuid.optional().describe('Person who began the post.'),
  channelId: uuid.optional().describe('Channel that the draft is meant for.'),
  network: networkId.optional(),
  from: instant.optional().describe('Changed at this instant or later.'),
  to: instant.optional().describe('Changed before this instant.'),
  hasImage: z.boolean().optional(),
  fileKind: z.enum(['jpeg', 'png', 'webp', 'gif', 'avif']).optional().describe('Of images only.'),
});
export type SearchFilters = z.infer<typeof searchFilters>;

/** Words travel in the body, never in an address that some proxy writes down. */
export const search = defineEndpoint({
  method: 'POST',
  path: '/search',
  summary: 'Search posts, images, people, channels and receipts; what one may not see is not found',
  cost: 'read',
  body: z.object({
    /** Words; "words in a row"; -without. Empty lists what the filters leave. */
    text: z.string().max(MAX_QUERY_UNITS).default(''),
    kinds: z.array(searchKind).min(1).max(5).default(['posts', 'images', 'people', 'channels', 'receipts']),
    filters: searchFilters.prefault({}),
    limit: z.number().int().min(1).max(50).default(20),
    /** The `next` of a page before; only with the one kind that it belongs to. */
    after: z.string().max(1_000).optional(),
  }),
  /** Null for kinds that were not asked for. */
  answer: z.object({
    posts: z.object({ hits: z.array(postHit), next }).nullable(),
    images: z.object({ hits: z.array(imageHit), next }).nullable(),
    people: z.object({ hits: z.array(personHit), next }).nullable(),
    channels: z.object({ hits: z.array(channelHit), next }).nullable(),
    receipts: z.object({ hits: z.array(receiptHit), next }).nullable(),
  }),
});
