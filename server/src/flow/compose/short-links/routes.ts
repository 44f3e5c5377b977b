import { type Route, serve } from '../../../kernel/http/serve-endpoint.ts';
import { inScope } from '../../../kernel/scope/scope.ts';
import { listClickDays as daysEndpoint, listShortLinks as listEndpoint } from '../contract.ts';
import { listClickDays, listShortLinks } from './list-short-links.ts';

export function shortLinkRoutes(): Route[] {
  return [
    serve(listEndpoint, ({ query }, seed) => inScope(seed, (scope) => listShortLinks(scope, query))),
    serve(daysEndpoint, ({ params }, seed) => inScope(seed, (scope) => listClickDays(scope, params.code))),
  ];
}
