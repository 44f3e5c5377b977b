import type { Role } from '../org/contract.ts';

export type MediaAction = 'add' | 'read';

export const mediaAccess: Readonly<Record<MediaAction, readonly Role[]>> = {
  add: ['administrator', 'author', 'clinician_reviewer', 'privacy_officer', 'publisher'],
  read: ['administrator', 'author', 'clinician_reviewer', 'privacy_officer', 'publisher', 'auditor'],
};
