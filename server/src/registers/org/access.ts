import { type Role, role } from './contract.ts';

export type OrganizationAction = 'read' | 'update' | 'askForSecond' | 'waiveSecond' | 'changeSites' | 'changeFacts';

/** Which roles may do what with the organization's own record. Everybody reads it. */
export const organizationAccess: Readonly<Record<OrganizationAction, readonly Role[]>> = {
  read: role.options,
  update: ['administrator'],
  askForSecond: ['administrator', 'privacy_officer'],
  // Not those whom it binds.
  waiveSecond: ['privacy_officer'],
  changeSites: ['administrator', 'coordinator'],
  changeFacts: ['administrator', 'coordinator'],
};

/** Whether somebody with these roles may say that no second administrator is needed: an officer's own role, and no administrator's. */
export function waivesSecond(
  grants: readonly { readonly role: string; readonly onBehalfOf: string | null }[],
): boolean {
  const isOfficer = grants.some(
    ({ onBehalfOf, role: held }) => onBehalfOf === null && organizationAccess.waiveSecond.some((one) => one === held),
  );
  return isOfficer && !grants.some(({ role: held }) => held === 'administrator');
}
