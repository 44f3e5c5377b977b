import { type Route, serve } from '../../kernel/http/serve-endpoint.ts';
import { inScope } from '../../kernel/scope/scope.ts';
import {
  changeView as changeEndpoint,
  createView as createEndpoint,
  listViews as listEndpoint,
  orderViews as orderEndpoint,
  removeView as removeEndpoint,
} from './contract.ts';
import { changeView, createView, listViews, orderViews, removeView } from './service.ts';

export function viewRoutes(): Route[] {
  return [
    serve(listEndpoint, ({ query }, seed) => inScope(seed, (scope) => listViews(scope, query.list))),
    serve(createEndpoint, ({ body }, seed) => inScope(seed, (scope) => createView(scope, body))),
    // Before the one with an id, which its path would fit.
    serve(orderEndpoint, async ({ body }, seed) => {
      await inScope(seed, (scope) => orderViews(scope, body));
      return { ok: true as const };
    }),
    serve(changeEndpoint, ({ params, body }, seed) =>
      inScope(seed, (scope) => changeView(scope, { viewId: params.id, ...body })),
    ),
    serve(removeEndpoint, async ({ params }, seed) => {
      await inScope(seed, (scope) => removeView(scope, params.id));
      return { ok: true as const };
    }),
  ];
}
