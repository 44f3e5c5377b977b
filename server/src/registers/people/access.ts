import type { Role } from '../org/contract.ts';

export type PeopleAction = 'list' | 'invite' | 'update';

const everybody: readonly Role[] = [
  'administrator',
  'author',
  'clinician_reviewer',
  'privacy_officer',
  'publisher',
  'auditor',
];

/** Which roles may do what with people. Names of colleagues are known to all of them. */
export const peopleAccess: Readonly<Record<PeopleAction, readonly Role[]>> = {
  list: everybody,
  invite: ['administrator'],
  update: ['administrator'],
};
