import type { Context, Hono } from 'hono';
import { z } from 'zod';
import { invalidInput } from '../../../kernel/http/problem.ts';
import { type Gatekeeping, meet, type Route, serve, serveOpen } from '../../../kernel/http/serve-endpoint.ts';
import { inScope, type Services } from '../../../kernel/scope/scope.ts';
import { answerBytes } from '../../../registers/media/service.ts';
import * as contract from './contract.ts';
import {
  commentAsGuest,
  decideAsGuest,
  endGuestSession,
  inviteGuest,
  openGuestLink,
  proveGuest,
  readGuestImage,
  readGuestReview,
  revokeGuest,
  sendGuestCode,
} from './service.ts';

const done = { ok: true as const };

export function guestRoutes({ mailIsSetUp }: { mailIsSetUp: boolean }): Route[] {
  return [
    serve(contract.inviteGuest, ({ params, body }, seed) =>
      inScope(seed, (scope) => inviteGuest(scope, { reviewId: params.id, mailIsSetUp, ...body })),
    ),
    serve(contract.revokeGuest, async ({ params }, seed) => {
      await inScope(seed, (scope) => revokeGuest(scope, { reviewId: params.id, guestId: params.guestId }));
      return done;
    }),
    serveOpen(contract.openGuestLink, ({ body }, call) => openGuestLink(call, body.token)),
    serveOpen(contract.proveGuest, ({ body }, call) => proveGuest(call, body.code)),
    serveOpen(contract.sendGuestCode, (_input, call) => sendGuestCode(call)),
    serveOpen(contract.endGuestSession, async (_input, call) => {
      await endGuestSession(call);
      return done;
    }),
    serveOpen(contract.readGuestReview, (_input, call) => readGuestReview(call)),
    serveOpen(contract.decideAsGuest, async ({ body }, call) => {
      await decideAsGuest(call, body);
      return done;
    }),
    serveOpen(contract.commentAsGuest, async ({ body }, call) => {
      await commentAsGuest(call, body.body);
      return done;
    }),
  ];
}

const imageParams = z.object({ id: z.uuid() });

/** The pictures of the one version that a guest reviews. */
export function mountGuestImages(
  app: Hono<{ Variables: { requestId: string } }>,
  parts: Gatekeeping & { services: Services },
): void {
  app.get('/api/v1/guest-reviews/media/:id/content', async (context) => {
    const call = callOf(context, parts.services);
    await meet(parts, call, 'read');
    const params = imageParams.safeParse(context.req.param());
    if (!params.success) throw invalidInput(params.error, 'params');
    const row = await readGuestImage(call, params.data.id);
    // What a guest may see can be ended at any moment, so no browser keeps it.
    const cacheControl = 'private, no-store';
    return answerBytes(parts.services.blobs, { media: row, range: context.req.header('range') ?? null, cacheControl });
  });
}

function callOf(context: Context<{ Variables: { requestId: string } }>, services: Services) {
  return {
    services,
    request: context.req.raw,
    requestId: context.get('requestId'),
    responseHeaders: new Headers(),
  };
}
