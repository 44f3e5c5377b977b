import { type Role, role } from '../../registers/org/contract.ts';

export type ReviewAction = 'submit' | 'withdraw' | 'read' | 'waive' | 'comment' | 'invite';

const writers: readonly Role[] = [
  'administrator',
  'author',
  'clinician_reviewer',
  'privacy_officer',
  'publisher',
  'coordinator',
  'recruiter',
];

/** Who may decide is data (the steps of the review), see `state.ts`; everything else is here. */
export const reviewAccess: Readonly<Record<ReviewAction, readonly Role[]>> = {
  submit: writers,
  withdraw: writers,
  read: role.options,
  waive: ['privacy_officer'],
  comment: [...writers, 'agent', 'trainer'],
  // Whoever may decide a step may invite to it too; these may without.
  invite: ['administrator', 'privacy_officer'],
};
