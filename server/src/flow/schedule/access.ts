import { type Role, role } from '../../registers/org/contract.ts';

export type ScheduleAction = 'read' | 'schedule' | 'plan' | 'override' | 'arrange' | 'cancel' | 'policy';

/** Who may wish for a time: everybody who writes. */
const planners: readonly Role[] = [
  'administrator',
  'author',
  'clinician_reviewer',
  'privacy_officer',
  'publisher',
  'coordinator',
  'recruiter',
];

/** Stopping is open to more people than starting. */
export const scheduleAccess: Readonly<Record<ScheduleAction, readonly Role[]>> = {
  read: role.options,
  schedule: ['publisher'],
  plan: planners,
  override: ['administrator', 'privacy_officer', 'publisher'],
  arrange: ['administrator', 'publisher', 'coordinator'],
  policy: ['administrator', 'privacy_officer'],
  cancel: ['administrator', 'author', 'publisher', 'privacy_officer', 'clinician_reviewer', 'coordinator', 'recruiter'],
};
