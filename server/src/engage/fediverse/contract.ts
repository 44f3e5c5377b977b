import { z } from 'zod';
import { defineEndpoint } from '../../kernel/http/contract.ts';

/** A host name as it stands in an address: `social.example`, with its port where it has one. */
export const hostName = z
  .string()
  .trim()
  .toLowerCase()
  .max(253)
  .regex(/^[a-z0-9][a-z0-9.-]*(:\d{1,5})?$/, 'HOST_INVALID');

/** Why the newsroom cannot be followed from elsewhere, as things are. */
export const fediverseObstacle = z.enum(['FEDIVERSE_NEEDS_HTTPS', 'FEDIVERSE_NEEDS_ROOT']);
export type FediverseObstacle = z.infer<typeof fediverseObstacle>;

export const fediverseView = z.object({
  isOn: z.boolean(),
  address: z.string().describe('What people search for on their own server: `@lakeside@news.example`.'),
  obstacle: fediverseObstacle.nullable().describe('Why it cannot be turned on here; null where it can.'),
  followers: z.number().int(),
  servers: z.number().int().describe('To how many inboxes a post goes.'),
  silentServers: z.number().int().describe('How many of them take nothing at the moment.'),
  blockedHosts: z.array(z.string()).describe('Hosts from which nobody may follow.'),
  revision: z.number().int().describe('Zero until it is turned on for the first time.'),
});
export type FediverseView = z.infer<typeof fediverseView>;

export const getFediverse = defineEndpoint({
  method: 'GET',
  path: '/organization/fediverse',
  summary: 'Whether the newsroom can be followed from Mastodon and other servers, under which address, and by how many',
  answer: fediverseView,
});

export const putFediverse = defineEndpoint({
  method: 'PUT',
  path: '/organization/fediverse',
  summary: 'Let the newsroom be followed from Mastodon and other servers, or end that; say from which hosts nobody may',
  stepUp: true,
  body: z.object({
    isOn: z.boolean(),
    blockedHosts: z.array(hostName).max(500),
    revision: z.number().int().describe('Zero where it was never turned on.'),
  }),
  answer: fediverseView,
});
