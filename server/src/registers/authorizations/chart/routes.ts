import { type Route, serve } from '../../../kernel/http/serve-endpoint.ts';
import { inScope } from '../../../kernel/scope/scope.ts';
import { type ChartParts, putServer, removeServer, testServer, viewServer } from './connection.ts';
import * as contract from './contract.ts';
import { askForSending, getSending, listRefused } from './service.ts';

export function chartRoutes({ fetch, vet }: ChartParts): Route[] {
  return [
    serve(contract.getFhirServer, (_input, seed) => inScope(seed, viewServer)),
    serve(contract.putFhirServer, ({ body }, seed) => putServer(seed, vet, body)),
    serve(contract.removeFhirServer, (_input, seed) =>
      inScope(seed, async (scope) => {
        await removeServer(scope);
        return { ok: true as const };
      }),
    ),
    serve(contract.testFhirServer, (_input, seed) => testServer(seed, fetch)),
    serve(contract.getSending, ({ params }, seed) => inScope(seed, (scope) => getSending(scope, params.id))),
    serve(contract.sendToFhirServer, ({ params }, seed) => inScope(seed, (scope) => askForSending(scope, params.id))),
    serve(contract.listRefusedSendings, ({ query }, seed) => inScope(seed, (scope) => listRefused(scope, query))),
  ];
}
