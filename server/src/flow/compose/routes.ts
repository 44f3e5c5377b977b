import { notFound } from '../../kernel/errors/bedside-error.ts';
import { type Route, serve } from '../../kernel/http/serve-endpoint.ts';
import { inScope } from '../../kernel/scope/scope.ts';
import { listChannels } from '../../registers/channels/service.ts';
import {
  beginCorrection as beginCorrectionEndpoint,
  createPost as createEndpoint,
  diffVersions,
  discardPost as discardEndpoint,
  getPost as getEndpoint,
  listPosts as listEndpoint,
  restorePost as restoreEndpoint,
  saveDraft as saveEndpoint,
} from './contract.ts';
import { diffContent } from './diff/version-diff.ts';
import { listPosts } from './list-posts.ts';
import { beginCorrection, createPost, discardPost, getPost, restorePost, saveDraft } from './service.ts';

export function composeRoutes(): Route[] {
  return [
    serve(createEndpoint, ({ body }, seed) => inScope(seed, (scope) => createPost(scope, body))),
    serve(listEndpoint, ({ query }, seed) => inScope(seed, (scope) => listPosts(scope, query))),
    serve(getEndpoint, ({ params }, seed) => inScope(seed, (scope) => getPost(scope, params.id))),
    serve(saveEndpoint, ({ params, body }, seed) =>
      inScope(seed, (scope) => saveDraft(scope, { postId: params.id, ...body })),
    ),
    serve(beginCorrectionEndpoint, async ({ params }, seed) => {
      await inScope(seed, (scope) => beginCorrection(scope, params.id));
      return { ok: true as const };
    }),
    serve(discardEndpoint, async ({ params }, seed) => {
      await inScope(seed, (scope) => discardPost(scope, params.id));
      return { ok: true as const };
    }),
    serve(restoreEndpoint, async ({ params }, seed) => {
      await inScope(seed, (scope) => restorePost(scope, params.id));
      return { ok: true as const };
    }),
    serve(diffVersions, ({ params, query }, seed) =>
      inScope(seed, async (scope) => {
        const { versions } = await getPost(scope, params.id);
        const from = versions.find((version) => version.number === query.from);
        const to = versions.find((version) => version.number === query.to);
        if (!from || !to) throw notFound('version');
        const names = new Map((await listChannels(scope)).map((channel) => [channel.id, channel.name]));
        return { fields: diffContent(from.content, to.content, (id) => names.get(id) ?? id) };
      }),
    ),
  ];
}
