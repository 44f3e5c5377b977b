import { z } from 'zod';
import { defineEndpoint, done, instant, uuid } from '../../kernel/http/contract.ts';

export const networkId = z.enum(['newsroom', 'practice', 'bluesky']);

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
