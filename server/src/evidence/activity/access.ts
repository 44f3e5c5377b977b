import type { Role } from '../../registers/org/contract.ts';

export type ActivityAction = 'read';

/** What others did: those who answer for the house, and for privacy. One's own everybody may read. */
export const activityAccess: Readonly<Record<ActivityAction, readonly Role[]>> = {
  read: ['administrator', 'privacy_officer'],
};
