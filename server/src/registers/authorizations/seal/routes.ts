import { type Route, serve } from '../../../kernel/http/serve-endpoint.ts';
import { inScope } from '../../../kernel/scope/scope.ts';
import * as contract from './contract.ts';
import { getSeal } from './service.ts';

export function sealRoutes(): Route[] {
  return [serve(contract.getSeal, ({ params }, seed) => inScope(seed, (scope) => getSeal(scope, params.id)))];
}
