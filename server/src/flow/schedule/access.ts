import type { Role } from '../../registers/org/contract.ts';

export type ScheduleAction = 'schedule' | 'cancel';

/** Stopping is open to more people than starting. */
export const scheduleAccess: Readonly<Record<ScheduleAction, readonly Role[]>> = {
  schedule: ['publisher'],
  cancel: ['administrator', 'author', 'publisher', 'privacy_officer', 'clinician_reviewer', 'coordinator', 'recruiter'],
};
