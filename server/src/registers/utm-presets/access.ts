import { type Role, role } from '../org/contract.ts';

export type UtmPresetAction = 'read' | 'write';

/** Everybody sees them; whoever keeps the house in order keeps them, since they name its campaigns in its statistics. */
export const utmPresetAccess: Readonly<Record<UtmPresetAction, readonly Role[]>> = {
  read: role.options,
  write: ['administrator', 'privacy_officer', 'publisher', 'coordinator'],
};
