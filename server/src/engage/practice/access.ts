import { type Role, role } from '../../registers/org/contract.ts';

export type PracticeAction = 'read' | 'setFaults';

/** Which roles may do what with the practice network. */
export const practiceAccess: Readonly<Record<PracticeAction, readonly Role[]>> = {
  read: role.options,
  setFaults: ['administrator', 'publisher'],
};
