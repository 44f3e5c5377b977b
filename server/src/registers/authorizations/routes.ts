import type { Hono } from 'hono';
import { invalidInput } from '../../kernel/http/problem.ts';
import { notSignedIn, requireEntry } from '../../kernel/http/require-entry.ts';
import { type Gatekeeping, meet, type Route, serve } from '../../kernel/http/serve-endpoint.ts';
import { inScope } from '../../kernel/scope/scope.ts';
import { askingRoutes } from './asking/routes.ts';
import type { AskingParts } from './asking/service.ts';
import * as contract from './contract.ts';
import { endRoutes } from './ends/routes.ts';
import { exportFhir } from './fhir/service.ts';
import { formRoutes } from './forms/routes.ts';
import { originalRoutes } from './originals/routes.ts';
import { addPicturedPerson, listPicturedPersons, removePicturedPerson } from './pictured-persons.ts';
import { ruleRoutes } from './rules/routes.ts';
import type { HouseSealing } from './seal/house-sealing.ts';
import { sealRoutes } from './seal/routes.ts';
import { getAuthorization, listAuthorizations, readDocument, recordCopy } from './service.ts';
import { listSubjects } from './subjects.ts';
import { withdrawAuthorization } from './withdraw.ts';

export { mountSigning } from './asking/signing-routes.ts';
export { mountEndFiles } from './ends/routes.ts';
export { mountFhirFiles } from './fhir/in/routes.ts';
export { mountOriginalScans } from './originals/routes.ts';

export function authorizationRoutes(parts: AskingParts & { readonly sealing: HouseSealing }): Route[] {
  return [
    serve(contract.listAuthorizations, ({ query }, seed) => inScope(seed, (scope) => listAuthorizations(scope, query))),
    serve(contract.getAuthorization, ({ params }, seed) =>
      inScope(seed, (scope) => getAuthorization(scope, params.id)),
    ),
    serve(contract.exportFhir, ({ params }, seed) => inScope(seed, (scope) => exportFhir(scope, params.id))),
    serve(contract.recordCopy, ({ params }, seed) => inScope(seed, (scope) => recordCopy(scope, params.id))),
    serve(contract.withdrawAuthorization, ({ params, body }, seed) =>
      inScope(seed, (scope) => withdrawAuthorization(scope, { authorizationId: params.id, ...body })),
    ),
    serve(contract.listSubjects, ({ query }, seed) => inScope(seed, (scope) => listSubjects(scope, query))),
    serve(contract.listPicturedPersons, ({ params }, seed) =>
      inScope(seed, (scope) => listPicturedPersons(scope, { mediaId: params.id, isShown: parts.isShown })),
    ),
    serve(contract.addPicturedPerson, ({ params, body }, seed) =>
      inScope(seed, (scope) => addPicturedPerson(scope, parts.isShown, { mediaId: params.id, ...body })),
    ),
    serve(contract.removePicturedPerson, ({ params, body }, seed) =>
      inScope(seed, (scope) =>
        removePicturedPerson(scope, parts.isShown, { mediaId: params.id, subjectId: params.subjectId, ...body }),
      ),
    ),
    ...endRoutes(),
    ...askingRoutes(parts),
    ...ruleRoutes(),
    ...formRoutes(),
    ...originalRoutes(parts),
    ...sealRoutes(),
  ];
}

/** The sealed document, as it was signed. */
export function mountAuthorizationDocuments(app: Hono<{ Variables: { requestId: string } }>, gate: Gatekeeping): void {
  app.get('/api/v1/authorizations/:id/document', async (context) => {
    const call = { request: context.req.raw, requestId: context.get('requestId'), responseHeaders: new Headers() };
    const seed = await meet(gate, call, 'read');
    if (seed === null) throw notSignedIn();
    requireEntry({ keyScope: null, stepUp: false }, seed, seed.services.clock.now());
    const params = contract.getAuthorization.params.safeParse(context.req.param());
    if (!params.success) throw invalidInput(params.error, 'params');
    const pdf = await inScope(seed, (scope) => readDocument(scope, params.data.id));
    return new Response(Buffer.from(pdf), {
      headers: {
        'content-type': 'application/pdf',
        'content-disposition': `attachment; filename="authorization-${params.data.id}.pdf"`,
        'cache-control': 'private, no-store',
        'content-security-policy': "default-src 'none'; sandbox",
        'x-content-type-options': 'nosniff',
      },
    });
  });
}
