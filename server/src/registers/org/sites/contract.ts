import { z } from 'zod';
import { defineEndpoint, uuid } from '../../../kernel/http/contract.ts';

export const siteView = z.object({
  id: uuid,
  name: z.string(),
  /** For badges and narrow rows. */
  shortName: z.string(),
  timeZone: z.string(),
  address: z.string().nullable(),
  phone: z.string().nullable(),
  state: z.enum(['active', 'closed']),
  revision: z.number().int(),
  /** What hangs on it: while any of them does, it cannot be closed. */
  uses: z.object({ channels: z.number().int(), facts: z.number().int(), roleLimits: z.number().int() }),
});
export type SiteView = z.infer<typeof siteView>;

const siteInput = z.object({
  name: z.string().trim().min(2).max(120),
  shortName: z.string().trim().min(1).max(24),
  timeZone: z.string().min(1).max(60),
  address: z.string().trim().max(300).nullable().default(null),
  phone: z.string().trim().max(40).nullable().default(null),
});
const revision = z.number().int();
const params = z.object({ id: uuid });

export const listSites = defineEndpoint({
  method: 'GET',
  path: '/organization/sites',
  summary: 'Sites, those that are open first',
  keyScope: 'organization:read',
  answer: z.object({ sites: z.array(siteView) }),
});

export const addSite = defineEndpoint({
  method: 'POST',
  path: '/organization/sites',
  summary: 'Add a site',
  keyScope: 'organization:write',
  body: siteInput,
  answer: siteView,
});

export const changeSite = defineEndpoint({
  method: 'PUT',
  path: '/organization/sites/:id',
  summary: 'Change a site',
  keyScope: 'organization:write',
  params,
  body: siteInput.extend({ revision }),
  answer: siteView,
});

export const closeSite = defineEndpoint({
  method: 'POST',
  path: '/organization/sites/:id/close',
  summary: 'Close a site on which nothing hangs any more',
  keyScope: 'organization:write',
  params,
  body: z.object({ revision }),
  answer: siteView,
});

export const reopenSite = defineEndpoint({
  method: 'POST',
  path: '/organization/sites/:id/reopen',
  summary: 'Open a closed site again',
  keyScope: 'organization:write',
  params,
  body: z.object({ revision }),
  answer: siteView,
});
