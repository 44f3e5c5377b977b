import { createHash } from 'node:crypto';
import type { Context, Hono } from 'hono';
import { BedsideError } from '../../kernel/errors/bedside-error.ts';
import { readIdempotencyKey } from '../../kernel/http/idempotency.ts';
import { invalidInput } from '../../kernel/http/problem.ts';
import { readBody } from '../../kernel/http/request-guards.ts';
import { notSignedIn, requireEntry } from '../../kernel/http/require-entry.ts';
import { type Gatekeeping, meet, type Route, respond, serve } from '../../kernel/http/serve-endpoint.ts';
import { requireAnyRole } from '../../kernel/scope/require-role.ts';
import { inScope } from '../../kernel/scope/scope.ts';
import { mediaAccess } from './access.ts';
import { addFile } from './add-file.ts';
import { answerBytes } from './answer-bytes.ts';
import {
  cropMedia as cropEndpoint,
  getMedia as getEndpoint,
  listQuarantine as listEndpoint,
  quarantineMedia,
  releaseMedia,
} from './contract.ts';
import type { FileIntake } from './files/file-intake.ts';
import type { FileKind } from './files/file-kind.ts';
import { tooLarge } from './files/spool.ts';
import type { ImageIntake } from './image-intake.ts';
import { listQuarantine, markPicture, releasePicture } from './quarantine.ts';
import { addImage, cropImage, type IsShown, readImage, toView } from './service.ts';

/** Largest upload in bytes, before decoding. */
const MAX_UPLOAD_BYTES = 25_000_000;

export function mediaRoutes(parts: { isShown: IsShown; intake: ImageIntake }): Route[] {
  return [
    serve(getEndpoint, ({ params }, seed) =>
      inScope(seed, async (scope) => toView(await readImage(scope, params.id, parts.isShown))),
    ),
    serve(cropEndpoint, ({ params, body }, seed) => cropImage(seed, parts, { mediaId: params.id, area: body })),
    serve(listEndpoint, (_input, seed) => inScope(seed, listQuarantine)),
    serve(quarantineMedia, ({ params, body }, seed) =>
      inScope(seed, async (scope) => markPicture(scope, await readImage(scope, params.id, parts.isShown), body.reason)),
    ),
    serve(releaseMedia, ({ params, body }, seed) =>
      inScope(seed, async (scope) => releasePicture(scope, await readImage(scope, params.id, parts.isShown), body)),
    ),
  ];
}

/** The two doors that carry bytes instead of JSON. */
export function mountMediaBytes(
  app: Hono<{ Variables: { requestId: string } }>,
  parts: Gatekeeping & { intake: ImageIntake; files: FileIntake; isShown: IsShown },
): void {
  mountFileDoor(app, parts, { path: '/api/v1/media/videos', kind: 'video' });
  mountFileDoor(app, parts, { path: '/api/v1/media/documents', kind: 'document' });
  app.post('/api/v1/media', async (context) => {
    const call = callOf(context);
    const seed = await meet(parts, call, 'costly');
    if (seed === null) throw notSignedIn();
    requireEntry({ keyScope: 'media:write', stepUp: false }, seed, seed.services.clock.now());
    const bytes = await readBody(context.req.raw, MAX_UPLOAD_BYTES);
    const { declaredMime, fileName } = toldOf(context);
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
    const cacheControl = 'private, max-age=31536000, immutable';
    const range = context.req.header('range') ?? null;
    return answerBytes(seed.services.blobs, { media: row, range, cacheControl });
  });
}

/** A door for large files: what comes goes to the disk, piece by piece, and nobody holds it whole. */
function mountFileDoor(
  app: Hono<{ Variables: { requestId: string } }>,
  parts: Gatekeeping & { files: FileIntake },
  { kind, path }: { kind: FileKind; path: string },
): void {
  app.post(path, async (context) => {
    const call = callOf(context);
    const seed = await meet(parts, call, 'costly');
    if (seed === null) throw notSignedIn();
    requireEntry({ keyScope: 'media:write', stepUp: false }, seed, seed.services.clock.now());
    requireAnyRole(seed.actor, mediaAccess.add, 'add videos and documents');
    const told = toldOf(context);
    requireFits(context.req.header('content-length'), parts.files.maxBytes[kind]);
    const body = context.req.raw.body ?? new Blob([]).stream();
    const answer = await parts.files.receive({ kind, body, ...told }, (spooled) => {
      const asked = { method: 'POST', path, sha256: spooled.sha256, ...told };
      return parts.once(seed, { key: readIdempotencyKey(context.req.raw.headers), asked }, async (by) => ({
        status: 201,
        body: await addFile(by, parts.files, { ...spooled, kind, ...told }),
      }));
    });
    return respond(call, answer);
  });
}

/** What says beforehand that it is too large need not come. */
function requireFits(declared: string | undefined, maxBytes: number): void {
  if (Number(declared ?? '0') > maxBytes) throw tooLarge(maxBytes);
}

function toldOf(context: Context): { declaredMime: string; fileName: string } {
  const declaredMime = (context.req.header('content-type') ?? '').split(';')[0]?.trim() ?? '';
  return { declaredMime, fileName: decodeName(context.req.header('x-file-name') ?? '') };
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
