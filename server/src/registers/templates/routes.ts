import { type Route, serve } from '../../kernel/http/serve-endpoint.ts';
import { inScope } from '../../kernel/scope/scope.ts';
import {
  addTemplate as addEndpoint,
  archiveTemplate as archiveEndpoint,
  changeTemplate as changeEndpoint,
  countTemplateUse as countEndpoint,
  listTemplates as listEndpoint,
  restoreTemplate as restoreEndpoint,
} from './contract.ts';
import {
  addTemplate,
  archiveTemplate,
  changeTemplate,
  countTemplateUse,
  listTemplates,
  restoreTemplate,
} from './service.ts';

export function templateRoutes(): Route[] {
  return [
    serve(listEndpoint, ({ query }, seed) => inScope(seed, (scope) => listTemplates(scope, query))),
    serve(addEndpoint, ({ body }, seed) => inScope(seed, (scope) => addTemplate(scope, body))),
    serve(changeEndpoint, ({ params, body }, seed) =>
      inScope(seed, (scope) => changeTemplate(scope, { templateId: params.id, ...body })),
    ),
    serve(archiveEndpoint, ({ params, body }, seed) =>
      inScope(seed, (scope) => archiveTemplate(scope, { templateId: params.id, ...body })),
    ),
    serve(restoreEndpoint, ({ params, body }, seed) =>
      inScope(seed, (scope) => restoreTemplate(scope, { templateId: params.id, ...body })),
    ),
    serve(countEndpoint, ({ params }, seed) => inScope(seed, (scope) => countTemplateUse(scope, params.id))),
  ];
}
