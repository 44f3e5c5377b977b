import { type Role, role } from '../../registers/org/contract.ts';

export type PublishAction = 'read' | 'takeDown' | 'settle' | 'health';

/** Taking down is open to more people than publishing. */
export const publishAccess: Readonly<Record<PublishAction, readonly Role[]>> = {
  read: role.options,
  takeDown: ['administrator', 'privacy_officer', 'publisher'],
  settle: ['publisher', 'privacy_officer'],
  health: role.options,
};
