import { describe, expect, test } from 'vitest';
import { keyScope } from '../registers/keys/contract.ts';
import { listEndpoints } from './list-endpoints.ts';

/** Every door that an API key opens, by the scope that it needs. Whoever adds one here says so on purpose. */
const doors: Readonly<Record<string, readonly string[]>> = {
  'posts:read': [
    'GET /bulk-imports',
    'GET /calendar',
    'GET /calendar/channels/:id/next-slots',
    'GET /posts',
    'GET /posts/:id',
    'GET /posts/:id/clearance',
    'GET /posts/:id/comments',
    'GET /posts/:id/deliveries',
    'GET /posts/:id/diff',
    'GET /posts/:id/draft-comments',
    'GET /posts/:id/history',
    'GET /posts/:id/history/content',
    'GET /posts/:id/history/diff',
    'GET /posts/:id/plan',
    'GET /posts/:id/readers',
    'GET /posts/:id/repeat',
    'GET /posts/:id/standing',
    'GET /posts/:id/trail',
    'GET /screening/posted',
    'GET /short-links',
    'GET /short-links/:code/days',
    'GET /utm-presets',
  ],
  'posts:write': [
    'DELETE /bulk-imports/:id',
    'DELETE /draft-comments/:id',
    'DELETE /posts/:id/plan',
    'PATCH /draft-comments/:id',
    'POST /bulk-imports',
    'POST /bulk-imports/:id/commit',
    'POST /bulk-imports/:id/preview',
    'POST /bulk-imports/:id/undo',
    'POST /draft-comments/:id/reopen',
    'POST /draft-comments/:id/resolve',
    'POST /posts',
    'POST /posts/:id/comments',
    'POST /posts/:id/correction',
    'POST /posts/:id/discard',
    'POST /posts/:id/draft-comments',
    'POST /posts/:id/restore',
    'POST /posts/:id/submit',
    'POST /posts/:id/withdraw',
    'PUT /bulk-imports/:id/parts/:number',
    'PUT /posts/:id/draft',
    'PUT /posts/:id/plan',
  ],
  'posts:publish': [
    'POST /deliveries/:id/take-down',
    'POST /posts/:id/correct',
    'POST /posts/:id/repeat/state',
    'POST /posts/:id/schedule',
    'POST /posts/:id/schedule/cancel',
    'POST /stops',
    'PUT /posts/:id/repeat',
  ],
  'reviews:read': ['GET /posts/:id/review', 'GET /reviews', 'GET /reviews/:id'],
  'channels:read': ['GET /channel-quotas', 'GET /channels'],
  'media:read': ['GET /media/:id'],
  'media:write': ['POST /media/:id/crop'],
  screen: ['GET /screening/facts', 'POST /screen'],
  'people:read': ['GET /people'],
  'people:write': ['PUT /people/:id/training'],
  'organization:read': [
    'GET /health',
    'GET /health/report',
    'GET /organization',
    'GET /organization/facts',
    'GET /organization/kind-preview',
    'GET /organization/sites',
    'GET /stops',
  ],
  'organization:write': [
    'POST /organization/facts',
    'POST /organization/facts/:id/confirm',
    'POST /organization/facts/:id/restore',
    'POST /organization/facts/:id/retire',
    'POST /organization/sites',
    'POST /organization/sites/:id/close',
    'POST /organization/sites/:id/reopen',
    'PUT /organization/facts/:id',
    'PUT /organization/sites/:id',
  ],
  'directory:read': [
    'GET /directory',
    'GET /directory/groups',
    'GET /directory/members',
    'GET /directory/members/:id',
    'GET /directory/names',
  ],
  'directory:write': [
    'DELETE /directory/imports/:id',
    'DELETE /directory/members/:id',
    'POST /directory/imports',
    'POST /directory/imports/:id/apply',
    'POST /directory/imports/:id/preview',
    'POST /directory/members',
    'POST /directory/members/:id/state',
    'PUT /directory/imports/:id/parts/:number',
    'PUT /directory/members/:id',
  ],
  'webhooks:read': ['GET /webhooks', 'GET /webhooks/:id', 'GET /webhooks/:id/deliveries'],
  'webhooks:write': [
    'DELETE /webhooks/:id',
    'POST /webhooks',
    'POST /webhooks/:id/deliveries/:deliveryId/replay',
    'POST /webhooks/:id/pause',
    'POST /webhooks/:id/replay',
    'POST /webhooks/:id/resume',
    'POST /webhooks/:id/secret',
    'POST /webhooks/:id/test',
    'PUT /webhooks/:id',
  ],
};

const endpoints = listEndpoints();
const nameOf = ({ method, path }: { method: string; path: string }) => `${method} ${path}`;

describe('the doors that a key opens', () => {
  test('are these and no others', () => {
    const open = endpoints.filter((endpoint) => endpoint.keyScope !== null);
    const byScope = Object.fromEntries(
      keyScope.options.map((scope) => [
        scope,
        open
          .filter((endpoint) => endpoint.keyScope === scope)
          .map(nameOf)
          .sort(),
      ]),
    );
    expect(byScope).toEqual(doors);
    expect(open.filter(({ keyScope: needed }) => !keyScope.safeParse(needed).success).map(nameOf)).toEqual([]);
  });

  test('read where their scope reads, and ask for somebody who is known', () => {
    for (const endpoint of endpoints) {
      if (endpoint.keyScope === null) continue;
      expect({ door: nameOf(endpoint), access: endpoint.access }).toEqual({ door: nameOf(endpoint), access: 'person' });
      const reads = endpoint.keyScope.endsWith(':read');
      if (reads) expect(nameOf(endpoint)).toMatch(/^GET /);
    }
  });

  test.each([
    ['approve or send back', /decisions$/],
    ['waive', /waivers/],
    ['make, see, rename or end keys', /^\/keys/],
    ['change roles, limits or deputies', /^\/people\/:id$|deputies|\/roles$|leave$|return$/],
    ['let people in', /invitation|^\/session|^\/sessions|sign-in|\/sso|^\/setup/],
    ['settle a delivery in doubt', /settle$/],
    ['connect or disconnect channels', /^\/channels\/:id\/(re|dis)connect$/],
    ['read what was told to a person', /^\/messages/],
  ])('are none by which one may %s', (_what, path) => {
    const meant = endpoints.filter((endpoint) => path.test(endpoint.path));
    expect(meant.length).toBeGreaterThan(0);
    expect(meant.filter(({ keyScope: needed }) => needed !== null).map(nameOf)).toEqual([]);
  });

  test('are not the ones that invite people or connect channels', () => {
    for (const door of ['POST /people', 'POST /channels']) {
      expect(endpoints.find((endpoint) => nameOf(endpoint) === door)?.keyScope).toBeNull();
    }
  });
});
