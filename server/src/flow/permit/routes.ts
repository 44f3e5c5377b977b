import { type Route, serve } from '../../kernel/http/serve-endpoint.ts';
import { inScope } from '../../kernel/scope/scope.ts';
import * as contract from './contract.ts';
import { readPermissions } from './service.ts';

export function permitRoutes(): Route[] {
  return [
    serve(contract.readPermissions, ({ params, query }, seed) =>
      inScope(seed, (scope) => readPermissions(scope, { postId: params.id, ...query })),
    ),
  ];
}
