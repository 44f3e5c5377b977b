import { createHash } from 'node:crypto';
import type { Context, Hono } from 'hono';
import { readIdempotencyKey } from '../../../kernel/http/idempotency.ts';
import { invalidInput } from '../../../kernel/http/problem.ts';
import { readBody } from '../../../kernel/http/request-guards.ts';
import { notSignedIn, requireEntry } from '../../../kernel/http/require-entry.ts';
import { type Gatekeeping, meet, type Route, respond, serve } from '../../../kernel/http/serve-endpoint.ts';
import { inScope } from '../../../kernel/scope/scope.ts';
import type { IsShown } from '../../media/service.ts';
import type { HouseSealing } from '../seal/house-sealing.ts';
import { compareOriginal } from './compare.ts';
import * as contract from './contract.ts';
import { templateCsv } from './csv/columns.ts';
import { commitCsv, previewCsv } from './csv/service.ts';
import {
  addScan,
  correctOriginal,
  discardOriginal,
  getOriginal,
  listOriginals,
  openScan,
  openScanPage,
  returnOriginal,
  typeOriginal,
} from './service.ts';

export function originalRoutes({ isShown, sealing }: { isShown: IsShown; sealing: HouseSealing }): Route[] {
  return [
    serve(contract.listOriginals, ({ query }, seed) => inScope(seed, (scope) => listOriginals(scope, query))),
    serve(contract.getOriginal, ({ params }, seed) => inScope(seed, (scope) => getOriginal(scope, params.id))),
    serve(contract.typeOriginal, ({ body }, seed) => inScope(seed, (scope) => typeOriginal(scope, isShown, body))),
    serve(contract.correctOriginal, ({ params, body }, seed) =>
      inScope(seed, (scope) => correctOriginal(scope, isShown, { id: params.id, facts: body })),
    ),
    serve(contract.compareOriginal, ({ params, body }, seed) =>
      compareOriginal(seed, sealing, { id: params.id, ...body }),
    ),
    serve(contract.returnOriginal, ({ params, body }, seed) =>
      inScope(seed, (scope) => returnOriginal(scope, { id: params.id, ...body })),
    ),
    serve(contract.discardOriginal, ({ params, body }, seed) =>
      inScope(seed, (scope) => discardOriginal(scope, { id: params.id, ...body })),
    ),
    serve(contract.previewOriginalsCsv, ({ body }, seed) =>
      inScope(seed, (scope) => previewCsv(scope, isShown, body.file)),
    ),
    serve(contract.commitOriginalsCsv, ({ body }, seed) => inScope(seed, (scope) => commitCsv(scope, isShown, body))),
    serve(contract.getOriginalsTemplate, async () => ({ csv: templateCsv() })),
  ];
}

/** The two doors that carry the bytes of a scan. */
export function mountOriginalScans(app: Hono<{ Variables: { requestId: string } }>, gate: Gatekeeping): void {
  const path = '/api/v1/authorization-originals/:id/scan';
  app.put(path, async (context) => {
    const call = callOf(context);
    const seed = await meet(gate, call, 'costly');
    if (seed === null) throw notSignedIn();
    requireEntry({ keyScope: null, stepUp: false }, seed, seed.services.clock.now());
    const { id } = paramsOf(context);
    const bytes = await readBody(context.req.raw, contract.MAX_SCAN_BYTES);
    const mimeType = context.req.header('content-type') ?? '';
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const asked = { method: 'PUT', path: context.req.path, sha256, mimeType };
    const told = await gate.once(seed, { key: readIdempotencyKey(context.req.raw.headers), asked }, async (by) => ({
      status: 200,
      body: contract.originalView.parse(await addScan(by, { id, bytes, mimeType })),
    }));
    return respond(call, told);
  });
  app.get(`${path}/pages/:number`, async (context) => {
    const seed = await meet(gate, callOf(context), 'read');
    if (seed === null) throw notSignedIn();
    requireEntry({ keyScope: null, stepUp: false }, seed, seed.services.clock.now());
    const { id } = paramsOf(context);
    const number = Number(/^[1-9]\d?$/.exec(context.req.param('number'))?.[0] ?? 0);
    const page = await openScanPage(seed, { id, number });
    return new Response(Buffer.from(page.bytes), {
      headers: { 'content-type': page.mimeType, 'content-disposition': 'inline', ...sealedOff },
    });
  });
  app.get(path, async (context) => {
    const seed = await meet(gate, callOf(context), 'read');
    if (seed === null) throw notSignedIn();
    requireEntry({ keyScope: null, stepUp: false }, seed, seed.services.clock.now());
    const { id } = paramsOf(context);
    const scan = await inScope(seed, (scope) => openScan(scope, id));
    // A picture is shown beside its facts; a PDF is opened by a program of its own.
    const way = scan.mimeType === 'application/pdf' ? 'attachment' : 'inline';
    return new Response(Buffer.from(scan.bytes), {
      headers: {
        'content-type': scan.mimeType,
        'content-disposition': `${way}; filename="original-${id}.${ENDINGS[scan.mimeType]}"`,
        ...sealedOff,
      },
    });
  });
}

/** Kept nowhere, and nothing in it can do anything. */
const sealedOff = {
  'cache-control': 'private, no-store',
  'content-security-policy': "default-src 'none'; sandbox",
  'x-content-type-options': 'nosniff',
};

const ENDINGS: Readonly<Record<contract.ScanMime, string>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
};

type ScanContext = Context<{ Variables: { requestId: string } }>;

function paramsOf(context: ScanContext): { id: string } {
  const params = contract.getOriginal.params.safeParse(context.req.param());
  if (!params.success) throw invalidInput(params.error, 'params');
  return params.data;
}

function callOf(context: ScanContext) {
  return { request: context.req.raw, requestId: context.get('requestId'), responseHeaders: new Headers() };
}
