import { createHash } from 'node:crypto';
import type { Context, Hono } from 'hono';
import { readIdempotencyKey } from '../../../../kernel/http/idempotency.ts';
import { invalidInput } from '../../../../kernel/http/problem.ts';
import { readBody } from '../../../../kernel/http/request-guards.ts';
import { notSignedIn, requireEntry } from '../../../../kernel/http/require-entry.ts';
import { type Gatekeeping, meet, respond } from '../../../../kernel/http/serve-endpoint.ts';
import { inScope, type ScopeSeed } from '../../../../kernel/scope/scope.ts';
import type { IsShown } from '../../../media/service.ts';
import * as contract from './contract.ts';
import { commitFhir, previewFhir } from './service.ts';

const path = '/api/v1/authorization-originals/fhir';

/** The two doors that take the bytes of a FHIR file: larger than what a door for JSON takes, and read by a reader of their own. */
export function mountFhirFiles(
  app: Hono<{ Variables: { requestId: string } }>,
  gate: Gatekeeping & { readonly isShown: IsShown },
): void {
  app.post(`${path}/preview`, (context) =>
    take(context, gate, async (seed, bytes) =>
      contract.fhirPreview.parse(await inScope(seed, (scope) => previewFhir(scope, gate.isShown, bytes))),
    ),
  );
  app.post(path, (context) =>
    take(context, gate, async (seed, bytes) => {
      const query = contract.fhirCommitQuery.safeParse(context.req.query());
      if (!query.success) throw invalidInput(query.error, 'query');
      const file = { bytes, plan: query.data.plan };
      return contract.fhirCommitted.parse(await inScope(seed, (scope) => commitFhir(scope, gate.isShown, file)));
    }),
  );
}

async function take(
  context: Context<{ Variables: { requestId: string } }>,
  gate: Gatekeeping,
  act: (seed: ScopeSeed, bytes: Uint8Array) => Promise<unknown>,
): Promise<Response> {
  const call = { request: context.req.raw, requestId: context.get('requestId'), responseHeaders: new Headers() };
  const seed = await meet(gate, call, 'costly');
  if (seed === null) throw notSignedIn();
  requireEntry({ keyScope: null, stepUp: false }, seed, seed.services.clock.now());
  const bytes = await readBody(context.req.raw, contract.MAX_FHIR_BYTES);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const asked = { method: 'POST', path: context.req.path, query: context.req.query(), sha256 };
  const told = await gate.once(seed, { key: readIdempotencyKey(context.req.raw.headers), asked }, async (by) => ({
    status: 200,
    body: await act(by, bytes),
  }));
  return respond(call, told);
}
