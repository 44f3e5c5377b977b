import { z } from 'zod';
import { defineEndpoint, instant } from '../../../kernel/http/contract.ts';

export const linkCheck = z.object({
  url: z.string(),
  outcome: z
    .enum(['reached', 'missing', 'turnedAway', 'failing', 'unreachable', 'notPublic'])
    .describe('`turnedAway`: the site lets no program look, which says nothing about people.'),
  status: z.number().int().nullable().describe('HTTP status of the last answer.'),
  finalUrl: z.string().nullable().describe('Where it leads in the end.'),
  leadsElsewhere: z.boolean().describe('Ends on a server of another name.'),
  isEncrypted: z.boolean(),
  httpsUrl: z.string().nullable().describe('The same page by https, where the link has http and this works.'),
  isShortener: z.boolean(),
  trackingParameters: z.array(z.string()),
  cleanUrl: z.string().nullable().describe('The link without tracking parameters.'),
  card: z
    .object({
      title: z.string(),
      description: z.string().nullable(),
      siteName: z.string().nullable(),
      imageUrl: z.string().nullable(),
    })
    .nullable()
    .describe('What networks that make a card from the page will find there.'),
  checkedAt: instant,
});
export type LinkCheck = z.infer<typeof linkCheck>;

export const checkLink = defineEndpoint({
  method: 'POST',
  path: '/links/check',
  summary: 'Look at the page behind a link; keeps nothing of it',
  cost: 'costly',
  body: z.object({ url: z.url({ protocol: /^https?$/, error: 'LINK_INVALID' }).max(2_000) }),
  answer: linkCheck,
});
