import { type Route, serve } from '../../kernel/http/serve-endpoint.ts';
import { inScope } from '../../kernel/scope/scope.ts';
import * as contract from './contract.ts';
import { chooseNotifications, getNotifications } from './service.ts';

export function preferencesRoutes(): Route[] {
  return [
    serve(contract.getNotifications, (_, seed) => inScope(seed, getNotifications)),
    serve(contract.chooseNotifications, ({ body }, seed) => inScope(seed, (scope) => chooseNotifications(scope, body))),
  ];
}
