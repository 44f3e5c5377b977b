import { type Route, serve } from '../../kernel/http/serve-endpoint.ts';
import { inScope } from '../../kernel/scope/scope.ts';
import {
  createKey as createEndpoint,
  listKeys as listEndpoint,
  renameKey as renameEndpoint,
  revokeKey as revokeEndpoint,
} from './contract.ts';
import { createKey, listKeys, renameKey, revokeKey } from './service.ts';

/** Doors for people only: no key makes, sees or ends keys. */
export function keyRoutes(): Route[] {
  return [
    serve(listEndpoint, (_input, seed) => inScope(seed, listKeys)),
    serve(createEndpoint, ({ body }, seed) => inScope(seed, (scope) => createKey(scope, body))),
    serve(renameEndpoint, ({ params, body }, seed) =>
      inScope(seed, (scope) => renameKey(scope, { keyId: params.id, name: body.name })),
    ),
    serve(revokeEndpoint, ({ params }, seed) => inScope(seed, (scope) => revokeKey(scope, params.id))),
  ];
}
