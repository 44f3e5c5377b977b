import { type Role, role } from './contract.ts';

export type OrganizationAction = 'read' | 'update' | 'changeSites' | 'changeFacts';

/** Which roles may do what with the organization's own record. Everybody reads it. */
export const organizationAccess: Readonly<Record<OrganizationAction, readonly Role[]>> = {
  read: role.options,
  update: ['administrator'],
  changeSites: ['administrator', 'coordinator'],
  changeFacts: ['administrator', 'coordinator'],
};
