import { type Route, serve } from '../../kernel/http/serve-endpoint.ts';
import { inScope } from '../../kernel/scope/scope.ts';
import { cancelSchedule as cancelEndpoint, schedulePost as scheduleEndpoint } from './contract.ts';
import { cancelSchedule, schedulePost } from './service.ts';

export function scheduleRoutes(): Route[] {
  return [
    serve(scheduleEndpoint, ({ params, body }, seed) =>
      inScope(seed, (scope) => schedulePost(scope, { postId: params.id, body })),
    ),
    serve(cancelEndpoint, async ({ params }, seed) => {
      await inScope(seed, (scope) => cancelSchedule(scope, params.id));
      return { ok: true as const };
    }),
  ];
}
