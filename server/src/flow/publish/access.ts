import type { Role } from '../../registers/org/contract.ts';

export type PublishAction = 'read' | 'takeDown' | 'settle' | 'health';

/** Taking down is open to more people than publishing. */
export const publishAccess: Readonly<Record<PublishAction, readonly Role[]>> = {
  read: ['administrator', 'author', 'clinician_reviewer', 'privacy_officer', 'publisher', 'auditor'],
  takeDown: ['administrator', 'privacy_officer', 'publisher'],
  settle: ['publisher', 'privacy_officer'],
  health: ['administrator', 'author', 'clinician_reviewer', 'privacy_officer', 'publisher', 'auditor'],
};
