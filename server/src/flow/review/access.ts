import type { Role } from '../../registers/org/contract.ts';

export type ReviewAction = 'submit' | 'withdraw' | 'read' | 'waive' | 'comment';

/** Who may decide is data (the steps of the review), see `state.ts`; everything else is here. */
export const reviewAccess: Readonly<Record<ReviewAction, readonly Role[]>> = {
  submit: ['administrator', 'author', 'clinician_reviewer', 'privacy_officer', 'publisher'],
  withdraw: ['administrator', 'author', 'clinician_reviewer', 'privacy_officer', 'publisher'],
  read: ['administrator', 'author', 'clinician_reviewer', 'privacy_officer', 'publisher', 'auditor'],
  waive: ['privacy_officer'],
  comment: ['administrator', 'author', 'clinician_reviewer', 'privacy_officer', 'publisher'],
};
