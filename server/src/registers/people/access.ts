import { type Role, role } from '../org/contract.ts';

export type PeopleAction = 'list' | 'readRecord' | 'invite' | 'update' | 'recordTraining' | 'appointDeputy' | 'leave';

/** Which roles may do what with people. Names of colleagues are known to all; everybody reads their own record. */
export const peopleAccess: Readonly<Record<PeopleAction, readonly Role[]>> = {
  list: role.options,
  /** Limits of roles, deputies and the reasons for them. */
  readRecord: ['administrator', 'privacy_officer', 'auditor'],
  invite: ['administrator'],
  update: ['administrator'],
  recordTraining: ['administrator', 'trainer'],
  /** For somebody else; for oneself everybody does. */
  appointDeputy: ['administrator'],
  /** And to come back. */
  leave: ['administrator'],
};
