import { type Role, role } from '../../registers/org/contract.ts';

export type PostAction = 'read' | 'write' | 'discard';

const writers: readonly Role[] = [
  'administrator',
  'author',
  'clinician_reviewer',
  'privacy_officer',
  'publisher',
  'coordinator',
  'recruiter',
];

export const postAccess: Readonly<Record<PostAction, readonly Role[]>> = {
  read: role.options,
  write: writers,
  discard: writers,
};
