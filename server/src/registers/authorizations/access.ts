import type { Role } from '../org/contract.ts';

export type AuthorizationAction = 'read' | 'ask' | 'withdraw' | 'connect';

/** Who asks patients for their permission, sees what they signed, writes down that they took it back, and says which chart it goes to. */
export const authorizationAccess: Readonly<Record<AuthorizationAction, readonly Role[]>> = {
  read: ['administrator', 'privacy_officer', 'coordinator', 'clinician_reviewer', 'publisher', 'auditor'],
  ask: ['privacy_officer', 'coordinator'],
  withdraw: ['privacy_officer', 'coordinator'],
  connect: ['administrator', 'privacy_officer'],
};
