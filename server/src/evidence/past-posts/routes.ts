import { type Route, serve } from '../../kernel/http/serve-endpoint.ts';
import { inScope } from '../../kernel/scope/scope.ts';
import * as contract from './contract.ts';
import {
  discardPastImport,
  listPastImports,
  readPastChannel,
  readPastFile,
  resumePastImport,
  startPastImport,
  takePastPart,
} from './import-posts.ts';
import { pastSummary, searchPastPosts } from './list-posts.ts';
import { decidePastPost, exportPastPosts, judgePastPosts, undoPastDecision } from './service.ts';

const done = { ok: true as const };

export function pastPostRoutes(): Route[] {
  return [...importRoutes(), ...listRoutes()];
}

function importRoutes(): Route[] {
  return [
    serve(contract.startPastImport, (_input, seed) =>
      inScope(seed, async (scope) => ({ id: await startPastImport(scope) })),
    ),
    serve(contract.sendPastPart, async ({ params, body }, seed) => {
      const part = { importId: params.id, number: params.number, text: body.text };
      await inScope(seed, (scope) => takePastPart(scope, part));
      return done;
    }),
    serve(contract.readPastFile, ({ params, body }, seed) =>
      inScope(seed, (scope) => readPastFile(scope, { importId: params.id, ...body })),
    ),
    serve(contract.discardPastImport, async ({ params }, seed) => {
      await inScope(seed, (scope) => discardPastImport(scope, params.id));
      return done;
    }),
    serve(contract.readPastChannel, ({ body }, seed) => inScope(seed, (scope) => readPastChannel(scope, body))),
    serve(contract.resumePastImport, ({ params }, seed) =>
      inScope(seed, (scope) => resumePastImport(scope, params.id)),
    ),
    serve(contract.listPastImports, (_input, seed) =>
      inScope(seed, async (scope) => ({ imports: await listPastImports(scope) })),
    ),
  ];
}

function listRoutes(): Route[] {
  return [
    serve(contract.pastSummary, (_input, seed) => inScope(seed, pastSummary)),
    serve(contract.searchPastPosts, ({ body }, seed) => inScope(seed, (scope) => searchPastPosts(scope, body))),
    serve(contract.exportPastPosts, ({ body }, seed) => inScope(seed, (scope) => exportPastPosts(scope, body))),
    serve(contract.judgePastPosts, async (_input, seed) => {
      await inScope(seed, judgePastPosts);
      return done;
    }),
    serve(contract.decidePastPost, ({ params, body }, seed) =>
      inScope(seed, (scope) => decidePastPost(scope, { id: params.id, decision: body })),
    ),
    serve(contract.undoPastDecision, ({ params }, seed) =>
      inScope(seed, (scope) => undoPastDecision(scope, params.id)),
    ),
  ];
}
