import { z } from 'zod';
import { defineEndpoint, done, instant, uuid } from '../../kernel/http/contract.ts';

/** Every network that Bedside knows, as `networkIds` of the connectors names them; a contract imports no code of packages. */
export const networkId = z.enum([
  'newsroom',
  'practice',
  'facebook',
  'instagram',
  'threads',
  'x',
  'linkedin',
  'youtube',
  'tiktok',
  'pinterest',
  'snapchat',
  'google-business',
  'wordpress',
  'bluesky',
  'mastodon',
  'by-hand',
]);

/** Limits of one account that differ from its network's. */
export const accountLimits = z.object({
  maxLength: z.int().min(1).optional(),
  addressLength: z.int().min(1).optional().describe('What a web address counts, however long it is.'),
  maxImages: z.int().min(1).optional(),
  maxVideoSeconds: z.number().positive().optional(),
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
  state: z
    .enum(['connected', 'awaiting_confirmation', 'needs_reauthorization', 'disconnected'])
    .describe('While it awaits confirmation by a second administrator, nothing is published there.'),
  lastErrorCode: z.string().nullable(),
  checkedAt: instant.nullable(),
  connectedAt: instant,
  publicUrl: z.string().nullable().describe('Where the public sees it, or null.'),
  endsToo: z.array(uuid).describe('Channels whose access ends at the network together with this one.'),
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

export const consentPage = z.object({
  redirectTo: z.url().describe('The page of the network on which the person is asked; it leads back here.'),
});

export const beginConsent = defineEndpoint({
  method: 'POST',
  path: '/channels/consent',
  summary: 'Begin to connect an account by saying yes on a page of the network',
  stepUp: true,
  cost: 'costly',
  body: z.object({
    network: networkId,
    name: z.string().trim().min(1).max(80),
    server: z
      .string()
      .trim()
      .max(300)
      .default('')
      .describe(
        'Where accounts have servers of their own, its address: mastodon.example, or https://mastodon.example.',
      ),
  }),
  answer: consentPage,
});

export const beginConsentAgain = defineEndpoint({
  method: 'POST',
  path: '/channels/:id/consent',
  summary: 'Begin to connect the same account again by saying yes on a page of the network',
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

export const placeView = z.object({ id: z.string(), name: z.string() });
export type PlaceView = z.infer<typeof placeView>;

export const listPlaces = defineEndpoint({
  method: 'GET',
  path: '/channels/:id/places',
  summary: 'Where within an account a post can stand: boards, categories',
  cost: 'costly',
  params: z.object({ id: uuid }),
  answer: z.object({
    places: z.array(placeView).describe("By the network's own ids."),
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
  body: z.object({
    endsToo: z
      .array(uuid)
      .max(500)
      .default([])
      .describe('All channels that `endsToo` of the channel names, as a yes to that.'),
  }),
  answer: channelView,
});

/** What the house's application on a network is made of. Values of secret fields are never given. */
export const applicationView = z.object({
  network: networkId,
  fields: z.array(
    z.object({ name: z.string(), secret: z.boolean(), isSet: z.boolean(), value: z.string().nullable() }),
  ),
  revision: z.int().nullable().describe('Null where none is registered.'),
  setAt: instant.nullable(),
  channels: z.array(z.object({ id: uuid, name: z.string() })).describe('Channels that stand on it.'),
});
export type ApplicationView = z.infer<typeof applicationView>;

export const networkView = z.object({
  network: networkId,
  application: z
    .enum(['not-needed', 'set', 'missing'])
    .describe('Whether the application is there without which nobody is let in.'),
});
export type NetworkView = z.infer<typeof networkView>;

export const listNetworks = defineEndpoint({
  method: 'GET',
  path: '/networks',
  summary: 'Networks on which accounts can be connected',
  answer: z.object({ networks: z.array(networkView) }),
});

export const listApplications = defineEndpoint({
  method: 'GET',
  path: '/network-applications',
  summary: 'Applications that the organization registered with networks, without their secrets',
  answer: z.object({
    applications: z.array(applicationView),
    redirectUri: z.url().describe('The exact address to which networks send people back.'),
  }),
});

export const putApplication = defineEndpoint({
  method: 'PUT',
  path: '/network-applications/:network',
  summary: 'Enter what a network gave for the application; channels of another application must be connected again',
  stepUp: true,
  params: z.object({ network: networkId }),
  body: z.object({
    fields: z
      .record(z.string().max(60), z.string().max(2000))
      .describe('Fields named by the manifest. A secret that is empty stays as it is.'),
    revision: z.int().nullable().describe('As it was read; null for the first one.'),
  }),
  answer: applicationView,
});

export const removeApplication = defineEndpoint({
  method: 'DELETE',
  path: '/network-applications/:network',
  summary: 'Forget the application; its channels stand still',
  stepUp: true,
  params: z.object({ network: networkId }),
  body: z.object({ revision: z.int() }),
  answer: applicationView,
});

export const choiceView = z.object({
  id: uuid,
  network: networkId,
  name: z.string(),
  expiresAt: instant,
  accounts: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      detail: z.string().nullable(),
      isConnected: z.boolean().describe('Whether it is a channel already.'),
    }),
  ),
});
export type ChoiceView = z.infer<typeof choiceView>;

export const getChoice = defineEndpoint({
  method: 'GET',
  path: '/channel-choices/:id',
  summary: 'Accounts that a yes opened, to choose from; for ten minutes, in the session that began it',
  params: z.object({ id: uuid }),
  answer: choiceView,
});

export const chooseAccounts = defineEndpoint({
  method: 'POST',
  path: '/channel-choices/:id',
  summary: 'Connect the chosen accounts, and forget the others',
  cost: 'costly',
  params: z.object({ id: uuid }),
  body: z.object({ accounts: z.array(z.string().min(1).max(300)).max(200) }),
  answer: z.object({
    channels: z.array(channelView),
    problems: z.array(z.object({ name: z.string(), code: z.string() })),
  }),
});

const namedPerson = z.object({ id: uuid, name: z.string() });

export const confirmationView = z.object({
  channelId: uuid,
  network: networkId,
  name: z.string(),
  handle: z.string(),
  displayName: z.string().nullable(),
  publicUrl: z.string().nullable(),
  connectedBy: namedPerson,
  connectedAt: instant,
  may: z
    .enum(['yes', 'alone', 'not-yet', 'somebody-else'])
    .describe('Whether the reader confirms: `alone` gives a reason, `not-yet` waits until `aloneFrom`.'),
  aloneFrom: instant.nullable().describe('From when the only administrator confirms alone.'),
  others: z.array(namedPerson).describe('Administrators who confirm it, but for whoever connected it.'),
  waivers: z.array(namedPerson).describe('Privacy officers who may waive the second look for the whole house.'),
});
export type ConfirmationView = z.infer<typeof confirmationView>;

export const getConfirmation = defineEndpoint({
  method: 'GET',
  path: '/channels/:id/confirmation',
  summary: 'The account of a channel that awaits confirmation',
  params: z.object({ id: uuid }),
  answer: confirmationView,
});

export const confirmChannel = defineEndpoint({
  method: 'POST',
  path: '/channels/:id/confirmation',
  summary: 'Confirm that the account is the right one, as another administrator than the one who connected it',
  stepUp: true,
  params: z.object({ id: uuid }),
  body: z.object({
    handle: z.string().max(500).describe('As it was seen.'),
    reason: z.string().trim().max(500).default('').describe('Asked of whoever confirms alone.'),
  }),
  answer: channelView,
});

export const refuseChannel = defineEndpoint({
  method: 'POST',
  path: '/channels/:id/refusal',
  summary: 'Refuse an account that awaits confirmation; it is disconnected',
  stepUp: true,
  params: z.object({ id: uuid }),
  body: z.object({ reason: z.string().trim().min(1).max(500) }),
  answer: channelView,
});

export { done };
