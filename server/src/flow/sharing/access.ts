import { type Role, role } from '../../registers/org/contract.ts';

export type SharingAction = 'read' | 'share' | 'manage' | 'word';

/** Whoever works here may share from an account of their own; what there is to share is for publishers to say. */
export const sharingAccess: Readonly<Record<SharingAction, readonly Role[]>> = {
  read: role.options,
  share: role.options,
  manage: ['publisher'],
  word: ['administrator', 'publisher'],
};
