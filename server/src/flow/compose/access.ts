import type { Role } from '../../registers/org/contract.ts';

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
  read: [...writers, 'agent', 'trainer', 'auditor'],
  write: writers,
  discard: writers,
};

/** Roles whose limits hide nothing from them: what an officer cannot see, an officer cannot stop. */
export const seeEverything: readonly Role[] = ['privacy_officer'];
