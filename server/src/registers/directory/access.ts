import { type Role, role } from '../org/contract.ts';

export type DirectoryAction = 'read' | 'change';

/** Who works here is known to all who work here; only administrators change it, by hand, by file or by SCIM. */
export const directoryAccess: Readonly<Record<DirectoryAction, readonly Role[]>> = {
  read: role.options,
  change: ['administrator'],
};
