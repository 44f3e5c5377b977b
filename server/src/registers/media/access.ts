import { type Role, role } from '../org/contract.ts';

export type MediaAction = 'add' | 'read';

/** Who writes adds images; everybody sees those of the posts that they see. */
export const mediaAccess: Readonly<Record<MediaAction, readonly Role[]>> = {
  add: ['administrator', 'author', 'clinician_reviewer', 'privacy_officer', 'publisher', 'coordinator', 'recruiter'],
  read: role.options,
};
