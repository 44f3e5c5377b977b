import { type Route, serve } from '../../../kernel/http/serve-endpoint.ts';
import { inScope } from '../../../kernel/scope/scope.ts';
import * as contract from './contract.ts';
import {
  checkHouseForm,
  discardFormDraft,
  getForm,
  getFormVersion,
  listForms,
  publishForm,
  retireForm,
  saveFormDraft,
} from './service.ts';

export function formRoutes(): Route[] {
  return [
    serve(contract.listForms, (_input, seed) => inScope(seed, async (scope) => ({ forms: await listForms(scope) }))),
    serve(contract.getForm, ({ params }, seed) => inScope(seed, (scope) => getForm(scope, params.kind))),
    serve(contract.checkHouseForm, ({ params, body }, seed) =>
      inScope(seed, (scope) => checkHouseForm(scope, { ...params, ...body })),
    ),
    serve(contract.getFormVersion, ({ params }, seed) => inScope(seed, (scope) => getFormVersion(scope, params))),
    serve(contract.saveFormDraft, ({ params, body }, seed) =>
      inScope(seed, (scope) => saveFormDraft(scope, { ...params, ...body })),
    ),
    serve(contract.discardFormDraft, ({ params, body }, seed) =>
      inScope(seed, (scope) => discardFormDraft(scope, { ...params, ...body })),
    ),
    serve(contract.publishForm, ({ params, body }, seed) =>
      inScope(seed, (scope) => publishForm(scope, { ...params, ...body })),
    ),
    serve(contract.retireForm, ({ params }, seed) => inScope(seed, (scope) => retireForm(scope, params))),
  ];
}
