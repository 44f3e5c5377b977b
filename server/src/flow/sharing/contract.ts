import { z } from 'zod';
import { defineEndpoint, done, instant, next, pageQuery, uuid } from '../../kernel/http/contract.ts';
import { networkId } from '../../registers/channels/contract.ts';
import { blocker, deliveryState, receiptView } from '../publish/contract.ts';

export const shareNetwork = z.enum(['bluesky', 'mastodon', 'linkedin', 'facebook', 'threads', 'x']);
export type ShareNetworkName = z.infer<typeof shareNetwork>;

const idParams = z.object({ id: uuid });

export const libraryItem = z.object({
  postId: uuid,
  text: z.string(),
  link: z.string().nullable(),
  language: z.enum(['en', 'es']),
  images: z.array(z.object({ mediaId: uuid, altText: z.string() })),
  hasVideo: z.boolean(),
  networks: z.array(shareNetwork),
  endsAt: instant,
  enteredAt: instant,
});
export type LibraryItem = z.infer<typeof libraryItem>;

export const listLibrary = defineEndpoint({
  method: 'GET',
  path: '/library',
  summary:
    'Approved posts that staff may share from accounts of their own, the newest first; the gate is asked of each',
  query: z.object({
    search: z.string().trim().max(200).optional().describe('Words or a hashtag, in any case.'),
    ...pageQuery({ most: 50, usual: 20 }),
  }),
  answer: z.object({ items: z.array(libraryItem), next }),
});

export const wordsToShare = z.object({
  text: z.string().describe('As it leaves, with the line that says who shares it.'),
  disclosure: z.string(),
  sha256: z.string().describe('Of all that leaves: what is shared is what was seen.'),
  blockers: z.array(blocker).describe('Why it cannot be shared there; asked of the gate just now.'),
});
export type WordsToShare = z.infer<typeof wordsToShare>;

export const getWordsToShare = defineEndpoint({
  method: 'GET',
  path: '/library/:id/words',
  summary: 'What leaves when a post is shared: on an account of one’s own, or by hand on a network',
  params: idParams,
  query: z.object({ network: shareNetwork, account: uuid.optional().describe('Left out, it is shared by hand.') }),
  answer: wordsToShare,
});

export const shareView = z.object({
  id: uuid,
  sourcePostId: uuid,
  network: networkId,
  handle: z.string(),
  text: z.string(),
  sharedAt: instant,
  state: deliveryState,
  url: z.string().nullable(),
  failureCode: z.string().nullable(),
  blockers: z.array(blocker),
  receipts: z.array(receiptView),
  isConnected: z.boolean().describe('Whether its account is connected, so that it can be taken down from here.'),
  isSourceGone: z.boolean().describe('The house took its own post down.'),
});
export type ShareView = z.infer<typeof shareView>;

export const share = defineEndpoint({
  method: 'POST',
  path: '/library/:id/shares',
  summary: 'Share a post on an account of one’s own, as it was seen',
  params: idParams,
  body: z.object({ accountId: uuid, sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  answer: shareView,
});

export const listShares = defineEndpoint({
  method: 'GET',
  path: '/shares',
  summary: 'What the person who is signed in shared, the newest first; nobody else is shown it',
  query: z.object(pageQuery({ most: 100, usual: 20 })),
  answer: z.object({ shares: z.array(shareView), next }),
});

export const takeDownShare = defineEndpoint({
  method: 'POST',
  path: '/shares/:id/take-down',
  summary: 'Take down what one shared',
  params: idParams,
  answer: shareView,
});

export const settleShare = defineEndpoint({
  method: 'POST',
  path: '/shares/:id/settle',
  summary: 'Say what one saw on the network, where nobody else can tell',
  params: idParams,
  body: z.object({ saw: z.enum(['published', 'not_published']) }),
  answer: shareView,
});

export const libraryEntryView = z.object({
  entry: z
    .object({
      versionNumber: z.int(),
      isNewest: z.boolean().describe('Whether it is the newest version of the post.'),
      networks: z.array(shareNetwork),
      endsAt: instant,
      enteredAt: instant,
      enteredByName: z.string(),
    })
    .nullable(),
  isOpen: z.boolean().describe('Whether staff can share it now.'),
  blockers: z.array(blocker).describe('Why not.'),
  mayManage: z.boolean(),
});
export type LibraryEntryView = z.infer<typeof libraryEntryView>;

export const getLibraryEntry = defineEndpoint({
  method: 'GET',
  path: '/posts/:id/library',
  summary: 'Whether a post is in the library, and whether it can be shared now',
  params: idParams,
  answer: libraryEntryView,
});

export const putLibraryEntry = defineEndpoint({
  method: 'PUT',
  path: '/posts/:id/library',
  summary: 'Put the approved version of a post into the library, up to the end of a day of the house',
  params: idParams,
  body: z.object({ networks: z.array(shareNetwork).min(1), until: z.iso.date() }),
  answer: libraryEntryView,
});

export const removeLibraryEntry = defineEndpoint({
  method: 'POST',
  path: '/posts/:id/library/remove',
  summary: 'Take a post out of the library; whoever shared it is told',
  params: idParams,
  answer: libraryEntryView,
});

const line = z.string().trim().min(1).max(120);

export const disclosureWording = z.object({
  employer: line.describe('With {organization} in the place of its name.'),
  opinion: z.string().trim().max(120),
  short: line.describe('Where a text is too near to the limit of a network; with {organization} too.'),
});
export type DisclosureWording = z.infer<typeof disclosureWording>;

export const getDisclosure = defineEndpoint({
  method: 'GET',
  path: '/disclosure',
  summary: 'The lines that are added to whatever people share',
  answer: z.object({ en: disclosureWording, es: disclosureWording, mayChange: z.boolean() }),
});

export const putDisclosure = defineEndpoint({
  method: 'PUT',
  path: '/disclosure/:language',
  summary: 'Change the lines of one language',
  params: z.object({ language: z.enum(['en', 'es']) }),
  body: disclosureWording,
  answer: done,
});
