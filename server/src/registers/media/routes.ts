import type { Context, Hono } from 'hono';
import { BedsideError } from '../../kernel/errors/bedside-error.ts';
import { invalidInput } from '../../kernel/http/problem.ts';
import { readBody } from '../../kernel/http/request-guards.ts';
import { notSignedIn } from '../../kernel/http/require-entry.ts';
import { type Authenticate, type Route, serve } from '../../kernel/http/serve-endpoint.ts';
import { requireAnyRole } from '../../kernel/scope/require-role.ts';
import { inScope } from '../../kernel/scope/scope.ts';
import { mediaAccess } from './access.ts';
import { getMedia as getEndpoint } from './contract.ts';
import type { ImageIntake } from './image-intake.ts';
import { addImage, getMedia, toView } from './service.ts';

/** Largest upload in bytes, before decoding. */
const MAX_UPLOAD_BYTES = 25_000_000;

export function mediaRoutes(): Route[] {
  return [
    serve(getEndpoint, ({ params }, seed) =>
      inScope(seed, async (scope) => {
        requireAnyRole(scope.actor, mediaAccess.read, 'see images');
        return toView(await getMedia(scope, params.id));
      }),
    ),
  ];
}

/** The two doors that carry bytes instead of JSON. */
export function mountMediaBytes(
  app: Hono<{ Variables: { requestId: string } }>,
  parts: { intake: ImageIntake; authenticate: Authenticate },
): void {
  app.post('/api/v1/media', async (context) => {
    const seed = await parts.authenticate(callOf(context));
    if (seed === null) throw notSignedIn();
    const bytes = await readBody(context.req.raw, MAX_UPLOAD_BYTES);
    const declaredMime = (context.req.header('content-type') ?? '').split(';')[0]?.trim() ?? '';
    const fileName = decodeName(context.req.header('x-file-name') ?? '');
    return context.json(await addImage(seed, parts.intake, { bytes, fileName, declaredMime }), 201);
  });
  app.get('/api/v1/media/:id/content', async (context) => {
    const seed = await parts.authenticate(callOf(context));
    if (seed === null) throw notSignedIn();
    requireAnyRole(seed.actor, mediaAccess.read, 'see images');
    const params = getEndpoint.params.safeParse(context.req.param());
    if (!params.success) throw invalidInput(params.error, 'params');
    const row = await inScope(seed, (scope) => getMedia(scope, params.data.id));
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
