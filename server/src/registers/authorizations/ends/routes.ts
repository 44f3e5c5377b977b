import type { Context, Hono } from 'hono';
import { invalidInput } from '../../../kernel/http/problem.ts';
import { notSignedIn, requireEntry } from '../../../kernel/http/require-entry.ts';
import { type Gatekeeping, meet, type Route, serve } from '../../../kernel/http/serve-endpoint.ts';
import { inScope, type Scope } from '../../../kernel/scope/scope.ts';
import { askAgain } from './ask-again.ts';
import * as contract from './contract.ts';
import { exportEndsCsv, exportEndsIcs } from './export-ends.ts';
import { countEnds, listEnds } from './list-ends.ts';
import { tellEvent } from './tell-event.ts';

export function endRoutes(): Route[] {
  return [
    serve(contract.listEnds, ({ query }, seed) => inScope(seed, (scope) => listEnds(scope, query))),
    serve(contract.countEnds, ({ query }, seed) => inScope(seed, (scope) => countEnds(scope, query))),
    serve(contract.tellEvent, ({ params, body }, seed) =>
      inScope(seed, (scope) => tellEvent(scope, { authorizationId: params.id, ...body })),
    ),
    serve(contract.askAgain, ({ params }, seed) => inScope(seed, (scope) => askAgain(scope, params.id))),
  ];
}

type App = Hono<{ Variables: { requestId: string } }>;

/** The calendar as files, for spreadsheets and for calendar programs. */
export function mountEndFiles(app: App, gate: Gatekeeping): void {
  const files = { csv: [exportEndsCsv, 'text/csv'], ics: [exportEndsIcs, 'text/calendar'] } as const;
  for (const [ending, [write, type]] of Object.entries(files)) {
    app.get(`/api/v1/exports/authorization-ends.${ending}`, (context) =>
      giveFile(context, gate, { write, type, ending }),
    );
  }
}

async function giveFile(
  context: Context<{ Variables: { requestId: string } }>,
  gate: Gatekeeping,
  file: {
    readonly write: (scope: Scope, filters: contract.EndsFilters) => Promise<string>;
    readonly type: string;
    readonly ending: string;
  },
): Promise<Response> {
  const call = { request: context.req.raw, requestId: context.get('requestId'), responseHeaders: new Headers() };
  const seed = await meet(gate, call, 'costly');
  if (seed === null) throw notSignedIn();
  requireEntry({ keyScope: null, stepUp: false }, seed, seed.services.clock.now());
  const filters = contract.endsFilters.safeParse(context.req.query());
  if (!filters.success) throw invalidInput(filters.error, 'query');
  return new Response(await inScope(seed, (scope) => file.write(scope, filters.data)), {
    headers: {
      'content-type': `${file.type}; charset=utf-8`,
      'content-disposition': `attachment; filename="ends-of-permissions.${file.ending}"`,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    },
  });
}
