import { type Role, role } from '../../registers/org/contract.ts';

export type BulkAction = 'import' | 'read';

export const bulkAccess: Readonly<Record<BulkAction, readonly Role[]>> = {
  // Whoever may write posts one by one.
  import: ['administrator', 'author', 'clinician_reviewer', 'privacy_officer', 'publisher', 'coordinator', 'recruiter'],
  read: role.options,
};
