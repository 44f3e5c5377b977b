import type { Role } from '../org/contract.ts';

export type SignInAction = 'resetOthers' | 'readSso' | 'changeSso';

/** Which roles may do what with how people sign in. One's own sign-in is everybody's own. */
export const signInAccess: Readonly<Record<SignInAction, readonly Role[]>> = {
  resetOthers: ['administrator'],
  readSso: ['administrator', 'privacy_officer', 'auditor'],
  changeSso: ['administrator'],
};
