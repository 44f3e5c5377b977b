import { type Role, role } from '../../registers/org/contract.ts';

export type ScreenAction = 'screen' | 'readPosted';

/** Checking words, and reading what is public anyway, is for everybody of the organization. */
export const screenAccess: Readonly<Record<ScreenAction, readonly Role[]>> = {
  screen: role.options,
  readPosted: role.options,
};
