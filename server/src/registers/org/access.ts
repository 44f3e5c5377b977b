import type { Role } from './contract.ts';

export type OrganizationAction = 'read' | 'update';

/** Which roles may do what with the organization's own record. */
export const organizationAccess: Readonly<Record<OrganizationAction, readonly Role[]>> = {
  read: ['administrator', 'author', 'clinician_reviewer', 'privacy_officer', 'publisher', 'auditor'],
  update: ['administrator'],
};
