import { type Route, serve } from '../../kernel/http/serve-endpoint.ts';
import { inScope } from '../../kernel/scope/scope.ts';
import {
  createWebhook as createEndpoint,
  getWebhook as getEndpoint,
  listDeliveries as listDeliveriesEndpoint,
  listWebhooks as listEndpoint,
  pauseWebhook as pauseEndpoint,
  removeWebhook as removeEndpoint,
  replayDelivery as replayDeliveryEndpoint,
  replayFailed as replayFailedEndpoint,
  resumeWebhook as resumeEndpoint,
  rotateSecret as rotateEndpoint,
  testWebhook as testEndpoint,
  updateWebhook as updateEndpoint,
} from './contract.ts';
import {
  createWebhook,
  getWebhook,
  listDeliveries,
  listWebhooks,
  pauseWebhook,
  removeWebhook,
  replayDelivery,
  replayFailed,
  resumeWebhook,
  rotateSecret,
  testWebhook,
  updateWebhook,
  type VetTarget,
} from './service.ts';

export function webhookRoutes(vet: VetTarget): Route[] {
  return [
    serve(listEndpoint, (_input, seed) => inScope(seed, async (scope) => ({ webhooks: await listWebhooks(scope) }))),
    serve(getEndpoint, ({ params }, seed) => inScope(seed, (scope) => getWebhook(scope, params.id))),
    serve(createEndpoint, ({ body }, seed) => createWebhook(seed, vet, body)),
    serve(updateEndpoint, ({ params, body }, seed) => updateWebhook(seed, vet, { webhookId: params.id, ...body })),
    serve(pauseEndpoint, ({ params }, seed) => inScope(seed, (scope) => pauseWebhook(scope, params.id))),
    serve(resumeEndpoint, ({ params }, seed) => inScope(seed, (scope) => resumeWebhook(scope, params.id))),
    serve(rotateEndpoint, ({ params }, seed) => inScope(seed, (scope) => rotateSecret(scope, params.id))),
    serve(removeEndpoint, ({ params }, seed) =>
      inScope(seed, async (scope) => {
        await removeWebhook(scope, params.id);
        return { ok: true as const };
      }),
    ),
    serve(testEndpoint, ({ params }, seed) => inScope(seed, (scope) => testWebhook(scope, params.id))),
    ...deliveryRoutes(),
  ];
}

function deliveryRoutes(): Route[] {
  return [
    serve(listDeliveriesEndpoint, ({ params, query }, seed) =>
      inScope(seed, (scope) => listDeliveries(scope, { webhookId: params.id, ...query })),
    ),
    serve(replayDeliveryEndpoint, ({ params }, seed) =>
      inScope(seed, (scope) => replayDelivery(scope, { webhookId: params.id, deliveryId: params.deliveryId })),
    ),
    serve(replayFailedEndpoint, ({ params, body }, seed) =>
      inScope(seed, (scope) => replayFailed(scope, { webhookId: params.id, since: new Date(body.since) })),
    ),
  ];
}
