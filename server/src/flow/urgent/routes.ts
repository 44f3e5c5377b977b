import { type Route, serve } from '../../kernel/http/serve-endpoint.ts';
import { inScope } from '../../kernel/scope/scope.ts';
import {
  addToAnnouncement as addEndpoint,
  beginAnnouncement as beginEndpoint,
  endAnnouncement as endEndpoint,
  getAnnouncement as getEndpoint,
  listAnnouncements as listEndpoint,
} from './contract.ts';
import {
  addToAnnouncement,
  beginAnnouncement,
  endAnnouncement,
  getAnnouncement,
  listAnnouncements,
} from './service.ts';

export function urgentRoutes(): Route[] {
  return [
    serve(listEndpoint, ({ query }, seed) => inScope(seed, (scope) => listAnnouncements(scope, query))),
    serve(getEndpoint, ({ params }, seed) => inScope(seed, (scope) => getAnnouncement(scope, params.id))),
    serve(beginEndpoint, ({ body }, seed) => inScope(seed, (scope) => beginAnnouncement(scope, body))),
    serve(addEndpoint, ({ params, body }, seed) =>
      inScope(seed, (scope) => addToAnnouncement(scope, { announcementId: params.id, ...body })),
    ),
    serve(endEndpoint, ({ params, body }, seed) =>
      inScope(seed, (scope) => endAnnouncement(scope, { announcementId: params.id, reason: body.reason })),
    ),
  ];
}
