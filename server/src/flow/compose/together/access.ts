import { type Role, role } from '../../../registers/org/contract.ts';

export type TogetherAction = 'read' | 'takePart';

/** Whoever may say something about a post may say it while it is written, and is seen at it. */
export const togetherAccess: Readonly<Record<TogetherAction, readonly Role[]>> = {
  read: role.options,
  takePart: [
    'administrator',
    'author',
    'clinician_reviewer',
    'privacy_officer',
    'publisher',
    'coordinator',
    'recruiter',
    'agent',
    'trainer',
  ],
};
