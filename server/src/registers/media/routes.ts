import { createHash } from 'node:crypto';
import type { Context, Hono } from 'hono';
import { BedsideError } from '../../kernel/errors/bedside-error.ts';
import { readIdempotencyKey } from '../../kernel/http/idempotency.ts';
import { invalidInput } from '../../kernel/http/problem.ts';
import { readBody } from '../../kernel/http/request-guards.ts';
import { notSignedIn, requireEntry } from '../../kernel/http/require-entry.ts';
import { type Gatekeeping, meet, type Route, respond, serve } from '../../kernel/http/serve-endpoint.ts';
import { inScope } from '../../kernel/scope/scope.ts';
import { cropMedia as cropEndpoint, getMedia as getEndpoint } from './contract.ts';
import type { ImageIntake } from './image-intake.ts';
import { addImage, cropImage, type IsShown, readImage, toView } from './service.ts';

/** Largest upload in bytes, before decoding. */
const MAX_UPLOAD_BYTES = 25_000_000;

export function mediaRoutes(parts: { isShown: IsShown; intake: ImageIntake }): Route[] {
  return [
    serve(getEndpoint, ({ params }, seed) =>
      inScope(seed, async (scope) => toView(await readImage(scope, params.id, parts.isShown))),
    ),
    serve(cropEndpoint, ({ params, body }, seed) => cropImage(seed, parts, { mediaId: params.id, area: body })),
  ];
}

/** The two doors that carry bytes instead of JSON. */
export function mountMediaBytes(
  app: Hono<{ Variables: { requestId: string } }>,
  parts: Gatekeeping & { intake: ImageIntake; isShown: IsShown },
): void {
  app.post('/api/v1/media', async (context) => {
    const call = callOf(context);
    const seed = await meet(parts, call, 'costly');
    if (seed === null) throw notSignedIn();
    requireEntry({ keyScope: 'media:write', stepUp: false }, seed, seed.services.clock.now());
    const bytes = await readBody(context.req.raw, MAX_UPLOAD_BYTES);
    const declaredMime = (context.req.header('content-type') ?? '').split(';')[0]?.trim() ?? '';
    const fileName = decodeName(context.req.header('x-file-name') ?? '');
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const asked = { method: 'POST', path: context.req.path, sha256, fileName, declaredMime };
    const told = await parts.once(seed, { key: readIdempotencyKey(context.req.raw.headers), asked }, async (by) => ({
      status: 201,
      body: await addImage(by, parts.intake, { bytes, fileName, declaredMime }),
    }));
    return respond(call, told);
  });
  app.get('/api/v1/media/:id/content', async (context) => {
    const seed = await meet(parts, callOf(context), 'read');
    if (seed === null) throw notSignedIn();
    requireEntry({ keyScope: 'media:read', stepUp: false }, seed, seed.services.clock.now());
    const params = getEndpoint.params.safeParse(context.req.param());
    if (!params.success) throw invalidInput(params.error, 'params');
    const row = await inScope(seed, (scope) => readImage(scope, params.data.id, parts.isShown));
    const bytes = await seed.services.blobs.get(row.sha256);
    return new Response(Buffer.from(bytes), {
      headers: {
        'content-type': row.mimeType,
        'cache-control': 'private, max-age=31536000, immutable',
        'content-security-policy': "default-src 'none'; sandbox",
        'x-content-type-options': 'nosniff',
      },
    });
  });
}

function callOf(context: Context<{ Variables: { requestId: string } }>) {
  return { request: context.req.raw, requestId: context.get('requestId'), responseHeaders: new Headers() };
}

function decodeName(header: string): string {
  try {
    return decodeURIComponent(header).slice(0, 255);
  } catch {
    throw new BedsideError({
      code: 'FILE_NAME_UNREADABLE',
      status: 400,
      message: 'The file name that was sent cannot be read.',
      remedy: 'Send it URI-encoded, or leave it out.',
    });
  }
}
