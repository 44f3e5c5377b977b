import type { EgressFetch } from '@bedside/connectors';
import { type Route, serve } from '../../kernel/http/serve-endpoint.ts';
import { inScope } from '../../kernel/scope/scope.ts';
import {
  addSource as addEndpoint,
  changeSource as changeEndpoint,
  getNotice as getNoticeEndpoint,
  listNotices as listNoticesEndpoint,
  listSources as listSourcesEndpoint,
  lookNow as lookEndpoint,
  markNotice as markEndpoint,
  passOn as passOnEndpoint,
  passOnNow as passOnNowEndpoint,
  probeSource as probeEndpoint,
  removeSource as removeEndpoint,
} from './contract.ts';
import {
  addSource,
  changeSource,
  getNotice,
  listNotices,
  listSources,
  lookNow,
  markNotice,
  passOn,
  passOnNow,
  probeSource,
  removeSource,
} from './service.ts';

const done = { ok: true } as const;

export function relayRoutes(fetch: EgressFetch): Route[] {
  return [
    serve(listSourcesEndpoint, (_call, seed) => inScope(seed, listSources)),
    serve(probeEndpoint, ({ body }, seed) => probeSource(seed, fetch, body.feedUrl)),
    serve(addEndpoint, ({ body }, seed) => addSource(seed, fetch, body)),
    serve(changeEndpoint, ({ params, body }, seed) =>
      inScope(seed, (scope) => changeSource(scope, { sourceId: params.id, ...body })),
    ),
    serve(removeEndpoint, async ({ params }, seed) => {
      await inScope(seed, (scope) => removeSource(scope, params.id));
      return done;
    }),
    serve(lookEndpoint, async ({ params }, seed) => {
      await inScope(seed, (scope) => lookNow(scope, params.id));
      return done;
    }),
    serve(listNoticesEndpoint, ({ query }, seed) => inScope(seed, (scope) => listNotices(scope, query))),
    serve(getNoticeEndpoint, ({ params }, seed) => inScope(seed, (scope) => getNotice(scope, params.id))),
    serve(markEndpoint, ({ params, body }, seed) =>
      inScope(seed, (scope) => markNotice(scope, { noticeId: params.id, ...body })),
    ),
    serve(passOnEndpoint, ({ params, body }, seed) =>
      inScope(seed, (scope) => passOn(scope, { noticeId: params.id, ...body })),
    ),
    serve(passOnNowEndpoint, ({ params, body }, seed) =>
      inScope(seed, (scope) => passOnNow(scope, { noticeId: params.id, ...body })),
    ),
  ];
}
