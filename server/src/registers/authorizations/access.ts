import type { Role } from '../org/contract.ts';

export type AuthorizationAction = 'read' | 'ask' | 'withdraw' | 'setRules' | 'writeForms' | 'connect';

/** Who asks patients for their permission, sees what they signed, writes down that they took it back, and says what holds here. */
export const authorizationAccess: Readonly<Record<AuthorizationAction, readonly Role[]>> = {
  read: ['administrator', 'privacy_officer', 'coordinator', 'clinician_reviewer', 'publisher', 'auditor'],
  ask: ['privacy_officer', 'coordinator'],
  withdraw: ['privacy_officer', 'coordinator'],
  setRules: ['administrator', 'privacy_officer'],
  writeForms: ['administrator', 'privacy_officer'],
  connect: ['administrator', 'privacy_officer'],
};
