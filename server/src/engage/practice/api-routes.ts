import { type Route, serve } from '../../kernel/http/serve-endpoint.ts';
import { inScope } from '../../kernel/scope/scope.ts';
import { deleteFaults, getFaults, getLog, putFaults } from './contract.ts';
import { clearFaultPlan, getFaultPlan, readPracticeLog, setFaultPlan } from './service.ts';

/** The doors by which the console makes the practice network misbehave and reads its log. */
export function practiceApiRoutes(): Route[] {
  return [
    serve(getFaults, (_input, seed) => inScope(seed, getFaultPlan)),
    serve(putFaults, ({ body }, seed) => inScope(seed, (scope) => setFaultPlan(scope, body))),
    serve(deleteFaults, (_input, seed) => inScope(seed, clearFaultPlan)),
    serve(getLog, ({ query }, seed) =>
      inScope(seed, (scope) => readPracticeLog(scope, { before: query.before ?? null, limit: query.limit })),
    ),
  ];
}
