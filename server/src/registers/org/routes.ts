import { type Route, serve, serveOpen } from '../../kernel/http/serve-endpoint.ts';
import { inScope } from '../../kernel/scope/scope.ts';
import {
  getOrganization,
  listExamples as listExamplesEndpoint,
  listKinds as listKindsEndpoint,
  previewKind as previewEndpoint,
  setSecondAdministrator as setSecondEndpoint,
  updateOrganization as updateEndpoint,
} from './contract.ts';
import { factRoutes } from './facts/routes.ts';
import { listExamples, listKinds, previewKind } from './kind-choices.ts';
import { setSecondAdministrator } from './second-administrator.ts';
import { readOrganization, updateOrganization } from './service.ts';
import { siteRoutes } from './sites/routes.ts';

export function organizationRoutes(): Route[] {
  return [
    serve(getOrganization, (_input, seed) => inScope(seed, readOrganization)),
    serve(updateEndpoint, ({ body }, seed) => inScope(seed, (scope) => updateOrganization(scope, body))),
    serve(setSecondEndpoint, ({ body }, seed) => inScope(seed, (scope) => setSecondAdministrator(scope, body))),
    serveOpen(listKindsEndpoint, async ({ query }) => ({ kinds: listKinds(query.language) })),
    serve(previewEndpoint, ({ query }, seed) => inScope(seed, (scope) => previewKind(scope, query))),
    serve(listExamplesEndpoint, (_input, seed) =>
      inScope(seed, async (scope) => ({ examples: await listExamples(scope) })),
    ),
    ...siteRoutes(),
    ...factRoutes(),
  ];
}
