import { type Route, serve } from '../../../kernel/http/serve-endpoint.ts';
import { inScope } from '../../../kernel/scope/scope.ts';
import * as doors from './contract.ts';
import { changeRepeat, readRepeat, setRepeat, setRepeatPolicy } from './service.ts';

export function repeatRoutes(): Route[] {
  return [
    serve(doors.readRepeat, ({ params }, seed) => inScope(seed, (scope) => readRepeat(scope, params.id))),
    serve(doors.setRepeat, ({ params, body }, seed) =>
      inScope(seed, (scope) => setRepeat(scope, { postId: params.id, ...body })),
    ),
    serve(doors.changeRepeat, ({ params, body }, seed) =>
      inScope(seed, (scope) => changeRepeat(scope, { postId: params.id, ...body })),
    ),
    serve(doors.setRepeatPolicy, async ({ body }, seed) => {
      await inScope(seed, (scope) => setRepeatPolicy(scope, body));
      return { ok: true as const };
    }),
  ];
}
