import { type Route, serve } from '../../kernel/http/serve-endpoint.ts';
import { inScope } from '../../kernel/scope/scope.ts';
import {
  cancelSchedule as cancelEndpoint,
  planPost as planEndpoint,
  getPlan as readPlanEndpoint,
  schedulePost as scheduleEndpoint,
  unplanPost as unplanEndpoint,
} from './contract.ts';
import { cancelSchedule, planPost, readPlan, schedulePost, unplanPost } from './service.ts';

export function scheduleRoutes(): Route[] {
  return [
    serve(scheduleEndpoint, ({ params, body }, seed) =>
      inScope(seed, (scope) => schedulePost(scope, { postId: params.id, body })),
    ),
    serve(cancelEndpoint, async ({ params }, seed) => {
      await inScope(seed, (scope) => cancelSchedule(scope, params.id));
      return { ok: true as const };
    }),
    serve(readPlanEndpoint, ({ params }, seed) => inScope(seed, (scope) => readPlan(scope, params.id))),
    serve(planEndpoint, ({ params, body }, seed) =>
      inScope(seed, (scope) => planPost(scope, { postId: params.id, ...body })),
    ),
    serve(unplanEndpoint, async ({ params }, seed) => {
      await inScope(seed, (scope) => unplanPost(scope, params.id));
      return { ok: true as const };
    }),
  ];
}
