import type { Role } from '../../registers/org/contract.ts';

export type PracticeAction = 'read' | 'setFaults';

/** Which roles may do what with the practice network. */
export const practiceAccess: Readonly<Record<PracticeAction, readonly Role[]>> = {
  read: ['administrator', 'author', 'clinician_reviewer', 'privacy_officer', 'publisher', 'auditor'],
  setFaults: ['administrator', 'publisher'],
};
