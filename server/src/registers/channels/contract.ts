import { z } from 'zod';
import { defineEndpoint, done, instant, uuid } from '../../kernel/http/contract.ts';

export const networkId = z.enum(['newsroom', 'practice', 'bluesky', 'mastodon']);

/** Limits of one account that differ from its network's. */
export const accountLimits = z.object({
  maxLength: z.int().min(1).optional(),
  addressLength: z.int().min(1).optional().describe('What a web address counts, however long it is.'),
  maxImages: z.int().min(1).optional(),
  maxImageBytes: z.int().min(1).optional(),
  mimeTypes: z.array(z.string()).readonly().optional(),
  altTextMaxLength: z.int().min(1).optional(),
});

/** The network of a channel answers with errors, or not at all, and nothing is sent there until it is tried again. */
export const networkTrouble = z.object({
  service: z.string().nullable().describe('The host that is asked; null for networks inside of Bedside.'),
  since: instant.describe('Of the first failure.'),
  triedAgainAt: instant.describe('From then on, as soon as there is something to send.'),
});
export type NetworkTrouble = z.infer<typeof networkTrouble>;

export const channelView = z.object({
  id: uuid,
  network: networkId,
  name: z.string(),
  handle: z.string(),
  serviceUrl: z.string(),
  state: z.enum(['connected', 'needs_reauthorization', 'disconnected']),
  lastErrorCode: z.string().nullable(),
  checkedAt: instant.nullable(),
  connectedAt: instant,
  publicUrl: z.string().nullable().describe('Where the public sees it, or null.'),
  siteId: uuid.nullable().describe('The site that it speaks for; null is the whole organization.'),
  limits: accountLimits.nullable().describe('What its own server takes; null where the limits of the network hold.'),
});
export type ChannelView = z.infer<typeof channelView>;

export const listChannels = defineEndpoint({
  method: 'GET',
  path: '/channels',
  summary: 'Connected accounts',
  keyScope: 'channels:read',
  answer: z.object({ channels: z.array(channelView) }),
});

export const connectChannel = defineEndpoint({
  method: 'POST',
  path: '/channels',
  summary: 'Connect an account; asks the network whose it is',
  stepUp: true,
  body: z.object({
    network: networkId,
    name: z.string().trim().min(1).max(80),
    serviceUrl: z.string().max(300).default(''),
    credentials: z
      .record(z.string().max(60), z.string().max(2000))
      .default({})
      .describe("Fields named by the network's manifest."),
  }),
  answer: channelView,
});

/** Networks on which a person lets Bedside in on a page of their own server. */
export const consentNetwork = z.enum(['mastodon']);

const consentPage = z.object({
  redirectTo: z.url().describe('The page of the network on which the person is asked; it leads back here.'),
});

export const beginConsent = defineEndpoint({
  method: 'POST',
  path: '/channels/consent',
  summary: 'Begin to connect an account by saying yes on a page of its own server',
  stepUp: true,
  cost: 'costly',
  body: z.object({
    network: consentNetwork,
    name: z.string().trim().min(1).max(80),
    server: z.string().trim().min(1).max(300).describe('Its address: mastodon.example, or https://mastodon.example.'),
  }),
  answer: consentPage,
});

export const beginConsentAgain = defineEndpoint({
  method: 'POST',
  path: '/channels/:id/consent',
  summary: 'Begin to connect the same account again by saying yes on a page of its own server',
  stepUp: true,
  cost: 'costly',
  params: z.object({ id: uuid }),
  answer: consentPage,
});

export const foundAccount = z.object({
  handle: z.string().describe('Without an @ before it.'),
  mention: z.string().describe('What to write in a post.'),
  displayName: z.string(),
});
export type FoundAccountView = z.infer<typeof foundAccount>;

export const lookUpAccounts = defineEndpoint({
  method: 'GET',
  path: '/channels/:id/accounts',
  summary: 'Look up whom a post may mention, by the beginning of a name',
  cost: 'costly',
  params: z.object({ id: uuid }),
  query: z.object({ q: z.string().trim().min(1).max(80).describe('As typed after an @.') }),
  answer: z.object({
    accounts: z.array(foundAccount),
    supported: z.boolean().describe('Whether this network can be asked at all.'),
  }),
});

export const updateChannel = defineEndpoint({
  method: 'PATCH',
  path: '/channels/:id',
  summary: 'Say for which site an account speaks',
  params: z.object({ id: uuid }),
  body: z.object({ siteId: uuid.nullable() }),
  answer: channelView,
});

export const reconnectChannel = defineEndpoint({
  method: 'POST',
  path: '/channels/:id/reconnect',
  summary: 'Give new credentials for the same account',
  stepUp: true,
  params: z.object({ id: uuid }),
  body: z.object({ credentials: z.record(z.string().max(60), z.string().max(2000)) }),
  answer: channelView,
});

export const testChannel = defineEndpoint({
  method: 'POST',
  path: '/channels/:id/test',
  summary: 'Ask the network whether the account still works',
  params: z.object({ id: uuid }),
  answer: channelView,
});

export const disconnectChannel = defineEndpoint({
  method: 'POST',
  path: '/channels/:id/disconnect',
  summary: 'Forget the credentials; what is planned there stops',
  params: z.object({ id: uuid }),
  answer: channelView,
});

export { done };
