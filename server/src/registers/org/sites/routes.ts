import { type Route, serve } from '../../../kernel/http/serve-endpoint.ts';
import { inScope } from '../../../kernel/scope/scope.ts';
import {
  addSite as addEndpoint,
  changeSite as changeEndpoint,
  closeSite as closeEndpoint,
  listSites as listEndpoint,
  reopenSite as reopenEndpoint,
} from './contract.ts';
import { addSite, changeSite, closeSite, listSites, reopenSite } from './service.ts';

export function siteRoutes(): Route[] {
  return [
    serve(listEndpoint, (_input, seed) => inScope(seed, async (scope) => ({ sites: await listSites(scope) }))),
    serve(addEndpoint, ({ body }, seed) => inScope(seed, (scope) => addSite(scope, body))),
    serve(changeEndpoint, ({ params, body }, seed) =>
      inScope(seed, (scope) => changeSite(scope, { siteId: params.id, ...body })),
    ),
    serve(closeEndpoint, ({ params, body }, seed) =>
      inScope(seed, (scope) => closeSite(scope, { siteId: params.id, ...body })),
    ),
    serve(reopenEndpoint, ({ params, body }, seed) =>
      inScope(seed, (scope) => reopenSite(scope, { siteId: params.id, ...body })),
    ),
  ];
}
