import { type Route, serve } from '../../kernel/http/serve-endpoint.ts';
import { inScope } from '../../kernel/scope/scope.ts';
import { search as searchEndpoint } from './contract.ts';
import { search } from './service.ts';

export function searchRoutes(): Route[] {
  return [serve(searchEndpoint, ({ body }, seed) => inScope(seed, (scope) => search(scope, body)))];
}
