import type { Role } from '../../registers/org/contract.ts';

export type PastPostAction = 'read' | 'decide';

/**
 * Who sees posts from before with their words, which may tell of patients: whoever sees what patients signed. Bringing
 * them in and deciding about them is for those who ask for permissions.
 */
export const pastPostAccess: Readonly<Record<PastPostAction, readonly Role[]>> = {
  read: ['administrator', 'privacy_officer', 'coordinator', 'clinician_reviewer', 'publisher', 'auditor'],
  decide: ['privacy_officer', 'coordinator'],
};
