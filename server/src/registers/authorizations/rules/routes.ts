import { type Route, serve } from '../../../kernel/http/serve-endpoint.ts';
import { inScope } from '../../../kernel/scope/scope.ts';
import * as contract from './contract.ts';
import {
  addHouseRule,
  endHouseRule,
  listHouseRules,
  noteCondition,
  setPractice,
  takeConditionBack,
} from './service.ts';

export function ruleRoutes(): Route[] {
  return [
    serve(contract.listHouseRules, (_input, seed) => inScope(seed, (scope) => listHouseRules(scope))),
    serve(contract.addHouseRule, ({ body }, seed) => inScope(seed, (scope) => addHouseRule(scope, body))),
    serve(contract.endHouseRule, ({ params, body }, seed) =>
      inScope(seed, (scope) => endHouseRule(scope, { ...params, ...body })),
    ),
    serve(contract.noteCondition, ({ params, body }, seed) =>
      inScope(seed, (scope) => noteCondition(scope, { ...params, ...body })),
    ),
    serve(contract.takeConditionBack, ({ params }, seed) =>
      inScope(seed, (scope) => takeConditionBack(scope, params.id)),
    ),
    serve(contract.setPractice, ({ body }, seed) => inScope(seed, (scope) => setPractice(scope, body))),
  ];
}
