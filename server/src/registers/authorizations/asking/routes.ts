import { type Route, serve } from '../../../kernel/http/serve-endpoint.ts';
import { inScope } from '../../../kernel/scope/scope.ts';
import * as contract from './contract.ts';
import { removePasskey } from './passkeys.ts';
import {
  type AskingParts,
  cancelRequest,
  getRequest,
  listRequests,
  makeRequestCode,
  previewRequest,
  sendRequest,
  sendRequestAgain,
  witnessRequest,
} from './service.ts';
import { setSigningCookie } from './signing.ts';

export function askingRoutes(parts: AskingParts): Route[] {
  return [
    serve(contract.listRequests, ({ query }, seed) => inScope(seed, (scope) => listRequests(scope, query))),
    serve(contract.getRequest, ({ params }, seed) => inScope(seed, (scope) => getRequest(scope, params.id))),
    serve(contract.previewRequest, ({ body }, seed) => inScope(seed, (scope) => previewRequest(scope, parts, body))),
    serve(contract.sendRequest, ({ body }, seed) => inScope(seed, (scope) => sendRequest(scope, parts, body))),
    serve(contract.sendRequestAgain, ({ params, body }, seed) =>
      inScope(seed, (scope) => sendRequestAgain(scope, parts, { requestId: params.id, ...body })),
    ),
    serve(contract.makeRequestCode, ({ params }, seed) =>
      inScope(seed, (scope) => makeRequestCode(scope, parts, params.id)),
    ),
    serve(contract.witnessRequest, async ({ params }, seed, call) => {
      const { link, cookie } = await inScope(seed, (scope) => witnessRequest(scope, params.id));
      setSigningCookie(seed.services, call.responseHeaders, cookie);
      return { link };
    }),
    serve(contract.removePasskey, ({ params }, seed) =>
      inScope(seed, (scope) => removePasskey(scope, { requestId: params.id, passkeyId: params.signerPasskeyId })),
    ),
    serve(contract.cancelRequest, ({ params }, seed) => inScope(seed, (scope) => cancelRequest(scope, params.id))),
  ];
}
