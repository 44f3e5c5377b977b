import type { EgressFetch } from '@bedside/connectors';
import { type Route, serve } from '../../../kernel/http/serve-endpoint.ts';
import { requireAnyRole } from '../../../kernel/scope/require-role.ts';
import { postAccess } from '../access.ts';
import { checkLink as checkLinkEndpoint } from '../contract.ts';
import { createLinkChecker } from './check-link.ts';

/** `fetch` is the way out of the house. */
export function linkRoutes(fetch: EgressFetch): Route[] {
  const linkChecker = createLinkChecker(fetch);
  return [
    serve(checkLinkEndpoint, async ({ body }, seed) => {
      requireAnyRole(seed.actor, postAccess.write, 'check links');
      return linkChecker(seed.services.clock)(seed.organizationId, body.url);
    }),
  ];
}
