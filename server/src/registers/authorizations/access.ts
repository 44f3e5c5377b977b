import type { Role } from '../org/contract.ts';

export type AuthorizationAction = 'read' | 'ask' | 'withdraw';

/** Who asks patients for their permission, sees what they signed, and writes down that they took it back. */
export const authorizationAccess: Readonly<Record<AuthorizationAction, readonly Role[]>> = {
  read: ['administrator', 'privacy_officer', 'coordinator', 'clinician_reviewer', 'publisher', 'auditor'],
  ask: ['privacy_officer', 'coordinator'],
  withdraw: ['privacy_officer', 'coordinator'],
};
