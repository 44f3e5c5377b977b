import { type Route, serve } from '../../kernel/http/serve-endpoint.ts';
import { inScope } from '../../kernel/scope/scope.ts';
import { listActivity as listEndpoint } from './contract.ts';
import { listActivity } from './service.ts';

export function activityRoutes(): Route[] {
  return [
    serve(listEndpoint, ({ params, query }, seed) =>
      inScope(seed, (scope) => listActivity(scope, { personId: params.id, query })),
    ),
  ];
}
