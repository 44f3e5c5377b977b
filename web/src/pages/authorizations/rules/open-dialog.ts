import type { RuleView } from '@bedside/server/contract/registers/authorizations/rules';
import type { Practising } from './practice-list.tsx';

/** What is open above the rules. */
export type OpenDialog =
  | { dialog: 'practice'; of: Practising }
  | { dialog: 'add'; older: RuleView | null }
  | { dialog: 'end'; rule: RuleView }
  | { dialog: 'condition'; rule: RuleView }
  | { dialog: 'take-back'; conditionId: string };
