import { z } from 'zod';
import { defineEndpoint, instant, uuid } from '../../../kernel/http/contract.ts';
import { networkId } from '../../../registers/channels/contract.ts';
import { deliveryState } from '../contract.ts';

/** A post on a channel that shows or tells what a permission allows. */
export const permissionUse = z.object({
  deliveryId: uuid,
  postId: uuid,
  excerpt: z.string(),
  channelName: z.string(),
  network: networkId,
  state: deliveryState,
  url: z.string().nullable(),
  dueAt: instant,
  recalledAt: instant.nullable().describe('Since when its removal is asked for, or it is kept back.'),
  seenGoneAt: instant.nullable().describe('When the network, asked again, showed it no more.'),
});
export type PermissionUse = z.infer<typeof permissionUse>;

/** What has to come down because a permission was taken back or ended, as a whole. */
export const recallView = z.object({
  id: uuid,
  cause: z.enum(['withdrawn', 'expired', 'of_age']),
  withdrawalId: uuid.nullable(),
  begunAt: instant,
  askedAt: instant.nullable().describe('Since when the removal of all that stood is asked for.'),
  endedAt: instant.nullable().describe('Since when nothing of it is known to stand.'),
});
export type RecallView = z.infer<typeof recallView>;

/** How many posts rest on a permission. */
export const useCount = z.object({
  authorizationId: uuid,
  out: z.number().int().describe('Stand on a network, or may.'),
  queued: z.number().int().describe('Have a time, or are parked.'),
  drafts: z.number().int().describe('Are being written or looked at.'),
});
export type UseCount = z.infer<typeof useCount>;

export const countUses = defineEndpoint({
  method: 'GET',
  path: '/authorization-uses',
  summary: 'How many posts rest on each of these permissions',
  query: z.object({
    ids: z
      .string()
      .max(4_000)
      .transform((list) => list.split(','))
      .pipe(z.array(uuid).min(1).max(100))
      .describe('Permissions, with commas between them.'),
  }),
  answer: z.object({ counts: z.array(useCount) }),
});

export const listUses = defineEndpoint({
  method: 'GET',
  path: '/authorizations/:id/uses',
  summary: 'Where a signed permission is used, and what of it was called back',
  params: z.object({ id: uuid }),
  answer: z.object({ uses: z.array(permissionUse), recalls: z.array(recallView) }),
});
