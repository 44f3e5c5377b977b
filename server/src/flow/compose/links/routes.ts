import type { EgressFetch } from '@bedside/connectors';
import { type Route, serve } from '../../../kernel/http/serve-endpoint.ts';
import { requireAnyRole } from '../../../kernel/scope/require-role.ts';
import { inScope } from '../../../kernel/scope/scope.ts';
import { postAccess } from '../access.ts';
import { checkLink as checkLinkEndpoint } from '../contract.ts';
import { codeIn, targetsOf } from '../short-links/settle.ts';
import { createLinkChecker } from './check-link.ts';

/** `fetch` is the way out of the house. */
export function linkRoutes(fetch: EgressFetch): Route[] {
  const linkChecker = createLinkChecker(fetch);
  return [
    serve(checkLinkEndpoint, async ({ body }, seed) => {
      requireAnyRole(seed.actor, postAccess.write, 'check links');
      const look = linkChecker(seed.services.clock);
      // A short address of this house hides nothing: what is looked at is where it leads.
      const code = codeIn(seed, body.url);
      const targets = code === null ? null : await inScope(seed, (scope) => targetsOf(scope, [code]));
      const target = targets?.get(code ?? '');
      if (target === undefined) return look(seed.organizationId, body.url);
      return { ...(await look(seed.organizationId, target)), url: body.url, cleanUrl: null, leadsElsewhere: true };
    }),
  ];
}
