import type { FindingCode } from './messages.ts';
import type { FindingType, Subject } from './types.ts';

/**
 * A stretch of a text that is an identifier, whoever's it is. `start` and `end` (half-open) count units of the reading
 * that was searched.
 */
export type Mention = {
  start: number;
  end: number;
  type: FindingType;
  code: FindingCode;
  /** 0 to 1: how sure it is that this is such an identifier at all. */
  certainty: number;
  /** Record, plan and Social Security numbers and birth dates are one person's; a telephone may be an organization's. */
  ownership: 'one-person' | 'anyone';
  ruleId: string;
  /** Only where the identifier itself or the organization's facts settle whose it is. */
  subject?: Subject;
};
