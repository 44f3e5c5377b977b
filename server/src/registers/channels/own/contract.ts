import { z } from 'zod';
import { defineEndpoint, done, instant, uuid } from '../../../kernel/http/contract.ts';
import { consentPage, networkId } from '../contract.ts';

/** Networks on which somebody can connect an account of their own. */
export const ownNetwork = z.enum(['bluesky', 'mastodon']);
export type OwnNetwork = z.infer<typeof ownNetwork>;

export const ownAccountView = z.object({
  id: uuid,
  network: networkId,
  handle: z.string(),
  displayName: z.string().nullable(),
  state: z.enum(['connected', 'needs_reauthorization']),
  connectedAt: instant,
  publicUrl: z.string().nullable(),
});
export type OwnAccountView = z.infer<typeof ownAccountView>;

export const listOwnAccounts = defineEndpoint({
  method: 'GET',
  path: '/own-accounts',
  summary: 'Accounts that the person who is signed in connected as their own; nobody else is shown them',
  answer: z.object({ accounts: z.array(ownAccountView) }),
});

export const connectOwnAccount = defineEndpoint({
  method: 'POST',
  path: '/own-accounts',
  summary: 'Connect an account of one’s own; asks the network whose it is',
  stepUp: true,
  body: z.object({
    network: ownNetwork,
    serviceUrl: z.string().max(300).default(''),
    credentials: z.record(z.string().max(60), z.string().max(2000)).describe("Fields named by the network's manifest."),
  }),
  answer: ownAccountView,
});

export const beginOwnConsent = defineEndpoint({
  method: 'POST',
  path: '/own-accounts/consent',
  summary: 'Begin to connect an account of one’s own by saying yes on a page of its server',
  stepUp: true,
  cost: 'costly',
  body: z.object({ network: ownNetwork, server: z.string().trim().max(300).default('') }),
  answer: consentPage,
});

export const disconnectOwnAccount = defineEndpoint({
  method: 'POST',
  path: '/own-accounts/:id/disconnect',
  summary: 'Delete the access to an account of one’s own; what was shared there stays',
  params: z.object({ id: uuid }),
  answer: done,
});
