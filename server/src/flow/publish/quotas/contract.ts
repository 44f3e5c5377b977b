import { z } from 'zod';
import { defineEndpoint, instant, uuid } from '../../../kernel/http/contract.ts';
import { networkId } from '../../../registers/channels/contract.ts';

/** One limit of an account, as documented; each part of a thread and each first comment counts as a post. */
export const quotaView = z.object({
  perSeconds: z.int().describe('Posts are counted over so many seconds, wherever they begin.'),
  posts: z.int().describe('How many the network takes in that time.'),
  sent: z.int().describe('How many Bedside sent in that time before now.'),
  planned: z.int().describe('How many are due in that time from now.'),
});
export type QuotaView = z.infer<typeof quotaView>;

export const channelQuotaView = z.object({
  channelId: uuid,
  network: networkId,
  quotas: z.array(quotaView),
  fullUntil: instant.nullable().describe('The network takes nothing before; null where it takes posts now.'),
  waits: z
    .object({ posts: z.int(), firstDueAt: instant, firstAt: instant.describe('When the first of them goes out.') })
    .nullable()
    .describe('Planned posts that will be kept back until there is room; null where all leave in time.'),
});
export type ChannelQuotaView = z.infer<typeof channelQuotaView>;

export const listQuotas = defineEndpoint({
  method: 'GET',
  path: '/channel-quotas',
  summary: 'How many posts networks still take of accounts, by what Bedside sent and planned; nothing is refused by it',
  keyScope: 'channels:read',
  answer: z.object({ channels: z.array(channelQuotaView).describe('Of networks that count posts.') }),
});
