import { type Route, serve } from '../../kernel/http/serve-endpoint.ts';
import { inScope } from '../../kernel/scope/scope.ts';
import * as contract from './contract.ts';
import {
  commitImport,
  discardImport,
  listImports,
  previewImport,
  startImport,
  takePart,
  undoImport,
} from './service.ts';

export function bulkRoutes(): Route[] {
  return [
    serve(contract.startBulkImport, (_input, seed) =>
      inScope(seed, async (scope) => ({ id: await startImport(scope) })),
    ),
    serve(contract.sendBulkPart, async ({ params, body }, seed) => {
      await inScope(seed, (scope) => takePart(scope, { importId: params.id, number: params.number, text: body.text }));
      return { ok: true as const };
    }),
    serve(contract.previewBulkImport, ({ params, body }, seed) =>
      previewImport(seed, { importId: params.id, ...body }),
    ),
    serve(contract.commitBulkImport, ({ params, body }, seed) =>
      inScope(seed, (scope) => commitImport(scope, { importId: params.id, ...body })),
    ),
    serve(contract.undoBulkImport, ({ params }, seed) => inScope(seed, (scope) => undoImport(scope, params.id))),
    serve(contract.discardBulkImport, async ({ params }, seed) => {
      await inScope(seed, (scope) => discardImport(scope, params.id));
      return { ok: true as const };
    }),
    serve(contract.listBulkImports, (_input, seed) =>
      inScope(seed, async (scope) => ({ imports: await listImports(scope) })),
    ),
  ];
}
