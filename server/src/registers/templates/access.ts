import { type Role, role } from '../org/contract.ts';

export type TemplateAction = 'read' | 'write' | 'changeOthers';

/** Whoever writes posts keeps words to use again; those of somebody else are changed by who keeps the house in order. */
export const templateAccess: Readonly<Record<TemplateAction, readonly Role[]>> = {
  read: role.options,
  write: ['administrator', 'author', 'clinician_reviewer', 'privacy_officer', 'publisher', 'coordinator', 'recruiter'],
  changeOthers: ['administrator', 'privacy_officer', 'publisher', 'coordinator'],
};
