import type { NetworkId } from '@bedside/connectors/networks';
import { z } from 'zod';
import { defineEndpoint, instant, next, pageQuery, uuid } from '../../../kernel/http/contract.ts';
import { networkId } from '../../../registers/channels/contract.ts';
import { utmValues } from '../../../registers/utm-presets/contract.ts';

/** What is wished for the addresses of a post. The values of a preset are copied: who changes it changes no post. */
export const contentLinks = z.object({
  shorten: z.boolean().describe('Addresses leave as short ones of this house.'),
  presetId: uuid.optional().describe('The preset that the values came from.'),
  utm: utmValues.optional().describe('Campaign values that are added to each address.'),
  keep: z
    .array(z.url({ protocol: /^https?$/, error: 'LINK_INVALID' }).max(2_000))
    .max(20)
    .optional()
    .describe('Addresses that leave as they are written.'),
});
export type ContentLinks = z.infer<typeof contentLinks>;

/** What a network gets instead of an address that was written. Settled by the server alone; what is sent in is not read. */
export const contentAddress = z.object({
  network: networkId,
  written: z.string(),
  target: z.string().describe('Where it leads in the end; this is what is screened.'),
  leaves: z.string().describe('What stands in its place in what leaves.'),
});
export type ContentAddress = z.infer<typeof contentAddress>;

/** Stands for the code of a short address that is made when the post is sent for review; as long as one. */
export const UNMADE_CODE = 'xxxxxxxx';

/** A text with each of a network's addresses as it leaves; the longest first, so that none is taken for the beginning of another. */
export function leavingText(text: string, { addresses = [] }: WithAddresses, network: NetworkId): string {
  const own = addresses.filter((one) => one.network === network);
  if (own.length === 0) return text;
  const leaves = new Map(own.map((one) => [one.written, one.leaves]));
  const written = [...leaves.keys()].sort((a, b) => b.length - a.length).map(escaped);
  const pattern = new RegExp(`(?<![A-Za-z0-9@＠$#＃])(?:${written.join('|')})`, 'gu');
  return text.replaceAll(pattern, (address) => leaves.get(address) ?? address);
}

/** The link of a post as it leaves for a network. */
export function leavingLink(link: string | null, { addresses = [] }: WithAddresses, network: NetworkId): string | null {
  const own = addresses.find((one) => one.network === network && one.written === link?.trim());
  return own?.leaves ?? link;
}

type WithAddresses = { readonly addresses?: readonly ContentAddress[] | undefined };

const escaped = (address: string) => address.replaceAll(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`);

/**
 * Words that addresses bring with them: campaign values, and each text in which somebody wrote a short address of this
 * house by hand, with the address that hides behind it.
 */
export function addressFields(
  { links, addresses = [] }: WithAddresses & { readonly links?: ContentLinks | undefined },
  texts: readonly string[],
): { readonly field: string; readonly text: string }[] {
  const values = Object.entries(links?.utm ?? {}).flatMap(([name, text]) =>
    text === undefined ? [] : [{ field: `links.utm.${name}`, text }],
  );
  const hidden = addresses.filter(({ leaves, target, written }) => written === leaves && target !== written);
  const told = texts
    .map((text) => hidden.reduce((whole, { target, written }) => whole.replaceAll(written, target), text))
    .filter((text, index) => text !== texts[index]);
  return [...values, ...[...new Set(told)].map((text, index) => ({ field: `addresses.${index}`, text }))];
}

export const shortLinkView = z.object({
  code: z.string(),
  address: z.string().describe('The whole short address.'),
  target: z.string(),
  network: networkId,
  channels: z.array(z.string()).describe('Names of the channels on that network that the post goes to.'),
  postId: uuid,
  excerpt: z.string().describe('Beginning of the text of the post.'),
  clicks: z.number().int(),
  lastDay: z.iso.date().nullable().describe('The last day (UTC) on which somebody opened it.'),
  madeAt: instant,
});
export type ShortLinkView = z.infer<typeof shortLinkView>;

export const listShortLinks = defineEndpoint({
  method: 'GET',
  path: '/short-links',
  summary: 'Short addresses with their clicks, newest first',
  keyScope: 'posts:read',
  query: z.object({
    ...pageQuery({ most: 200, usual: 50 }),
    post: uuid.optional().describe('Those of one post.'),
    search: z.string().trim().max(200).optional().describe('A code, or words of the target.'),
  }),
  answer: z.object({ links: z.array(shortLinkView), next }),
});

export const listClickDays = defineEndpoint({
  method: 'GET',
  path: '/short-links/:code/days',
  summary: 'Clicks of a short address day by day (UTC), newest first; days without any are left out',
  keyScope: 'posts:read',
  params: z.object({ code: z.string().min(1).max(40) }),
  answer: z.object({ days: z.array(z.object({ day: z.iso.date(), clicks: z.number().int() })) }),
});
