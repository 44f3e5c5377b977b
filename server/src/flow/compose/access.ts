import type { Role } from '../../registers/org/contract.ts';

export type PostAction = 'read' | 'write' | 'discard';

export const postAccess: Readonly<Record<PostAction, readonly Role[]>> = {
  read: ['administrator', 'author', 'clinician_reviewer', 'privacy_officer', 'publisher', 'auditor'],
  write: ['administrator', 'author', 'clinician_reviewer', 'privacy_officer', 'publisher'],
  discard: ['administrator', 'author', 'clinician_reviewer', 'privacy_officer', 'publisher'],
};
