import { type Route, serve } from '../../kernel/http/serve-endpoint.ts';
import { inScope } from '../../kernel/scope/scope.ts';
import { getFediverse, putFediverse } from './contract.ts';
import { changeFediverse, type FediverseSettings, viewFediverse } from './service.ts';

export { mountFediverse } from './doors.ts';

export function fediverseRoutes(settings: FediverseSettings): Route[] {
  return [
    serve(getFediverse, (_input, seed) => inScope(seed, (scope) => viewFediverse(scope, settings))),
    serve(putFediverse, ({ body }, seed) => changeFediverse(seed, settings, body)),
  ];
}
