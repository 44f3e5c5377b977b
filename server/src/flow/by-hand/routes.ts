import type { Hono } from 'hono';
import { z } from 'zod';
import { invalidInput } from '../../kernel/http/problem.ts';
import { notSignedIn, requireEntry } from '../../kernel/http/require-entry.ts';
import { type Gatekeeping, meet, type Route, serve } from '../../kernel/http/serve-endpoint.ts';
import { inScope } from '../../kernel/scope/scope.ts';
import { answerBytes } from '../../registers/media/service.ts';
import { readMarks } from '../publish/service.ts';
import * as contract from './contract.ts';
import { listHandPlaces, putPosters } from './places.ts';
import { answerGone, answerNotPosted, answerPosted, getHandTask, handOver, listHandTasks } from './service.ts';
import { mediumOf } from './steps.ts';

export function byHandRoutes(): Route[] {
  return [
    serve(contract.listHandTasks, ({ query }, seed) => inScope(seed, (scope) => listHandTasks(scope, query))),
    serve(contract.getHandTask, async ({ params }, seed) => {
      // Before the transaction, which then finds what was read: the file store may be slow.
      await readMarks(seed.services);
      return inScope(seed, (scope) => getHandTask(scope, params.id));
    }),
    serve(contract.answerPosted, async ({ params, body }, seed) => {
      await readMarks(seed.services);
      return inScope(seed, (scope) => answerPosted(scope, { taskId: params.id, url: body.url }));
    }),
    serve(contract.answerNotPosted, ({ params, body }, seed) =>
      inScope(seed, (scope) => answerNotPosted(scope, { taskId: params.id, reason: body.reason })),
    ),
    serve(contract.answerGone, ({ params }, seed) => inScope(seed, (scope) => answerGone(scope, params.id))),
    serve(contract.handOver, ({ params, body }, seed) =>
      inScope(seed, (scope) => handOver(scope, { taskId: params.id, personId: body.personId })),
    ),
    serve(contract.listHandPlaces, (_input, seed) =>
      inScope(seed, async (scope) => ({ places: await listHandPlaces(scope) })),
    ),
    serve(contract.putPosters, ({ params, body }, seed) =>
      inScope(seed, (scope) => putPosters(scope, { channelId: params.id, personIds: body.personIds })),
    ),
  ];
}

const mediumParams = z.object({ id: z.uuid(), mediaId: z.uuid() });

/** The bytes that somebody is to post by hand: exactly those that were cleared, as long as the gate says Clear. */
export function mountHandMedia(app: Hono<{ Variables: { requestId: string } }>, gate: Gatekeeping): void {
  app.get('/api/v1/hand-tasks/:id/media/:mediaId', async (context) => {
    const requestId = context.get('requestId');
    const seed = await meet(gate, { request: context.req.raw, requestId, responseHeaders: new Headers() }, 'read');
    if (seed === null) throw notSignedIn();
    requireEntry({ keyScope: null, stepUp: false }, seed, seed.services.clock.now());
    const params = mediumParams.safeParse(context.req.param());
    if (!params.success) throw invalidInput(params.error, 'params');
    await readMarks(seed.services);
    const { id, mediaId } = params.data;
    const media = await inScope(seed, async (scope) =>
      mediumOf(scope, { detail: await getHandTask(scope, id), mediaId }),
    );
    const range = context.req.header('range') ?? null;
    return answerBytes(seed.services.blobs, { media, range, cacheControl: 'private, no-store' });
  });
}
