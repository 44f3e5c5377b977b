import { type Route, serve } from '../../../kernel/http/serve-endpoint.ts';
import { inScope } from '../../../kernel/scope/scope.ts';
import {
  addFact as addEndpoint,
  changeFact as changeEndpoint,
  confirmFact as confirmEndpoint,
  listFacts as listEndpoint,
  restoreFact as restoreEndpoint,
  retireFact as retireEndpoint,
} from './contract.ts';
import { addFact, changeFact, confirmFact, listFacts, restoreFact, retireFact } from './service.ts';

export function factRoutes(): Route[] {
  return [
    serve(listEndpoint, ({ query }, seed) => inScope(seed, (scope) => listFacts(scope, query))),
    serve(addEndpoint, ({ body }, seed) => inScope(seed, (scope) => addFact(scope, body))),
    serve(changeEndpoint, ({ params, body }, seed) =>
      inScope(seed, (scope) => changeFact(scope, { factId: params.id, ...body })),
    ),
    serve(confirmEndpoint, ({ params, body }, seed) =>
      inScope(seed, (scope) => confirmFact(scope, { factId: params.id, ...body })),
    ),
    serve(retireEndpoint, ({ params, body }, seed) =>
      inScope(seed, (scope) => retireFact(scope, { factId: params.id, ...body })),
    ),
    serve(restoreEndpoint, ({ params, body }, seed) =>
      inScope(seed, (scope) => restoreFact(scope, { factId: params.id, ...body })),
    ),
  ];
}
