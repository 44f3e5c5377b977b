import { type Role, role } from '../../registers/org/contract.ts';

export type UrgentAction = 'read' | 'begin' | 'end';

/** Whoever may publish may begin: the approval sends it in their name. */
export const urgentAccess: Readonly<Record<UrgentAction, readonly Role[]>> = {
  read: role.options,
  begin: ['publisher'],
  end: ['administrator', 'privacy_officer', 'publisher'],
};
