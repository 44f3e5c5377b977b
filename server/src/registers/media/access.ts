import { type Role, role } from '../org/contract.ts';

export type MediaAction = 'add' | 'read' | 'quarantine';

/** Who writes adds images; everybody sees those of the posts that they see; few see what was taken without consent. */
export const mediaAccess: Readonly<Record<MediaAction, readonly Role[]>> = {
  add: ['administrator', 'author', 'clinician_reviewer', 'privacy_officer', 'publisher', 'coordinator', 'recruiter'],
  read: role.options,
  quarantine: ['privacy_officer', 'coordinator'],
};
