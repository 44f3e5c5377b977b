import { type Route, serve } from '../../kernel/http/serve-endpoint.ts';
import { inScope } from '../../kernel/scope/scope.ts';
import { getOrganization, updateOrganization as updateEndpoint } from './contract.ts';
import { readOrganization, updateOrganization } from './service.ts';

export function organizationRoutes(): Route[] {
  return [
    serve(getOrganization, (_input, seed) => inScope(seed, readOrganization)),
    serve(updateEndpoint, ({ body }, seed) => inScope(seed, (scope) => updateOrganization(scope, body))),
  ];
}
