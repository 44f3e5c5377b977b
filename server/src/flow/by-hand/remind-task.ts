import { z } from 'zod';

/** The job that looks whether somebody has answered. */
export const REMIND_TASK = 'by-hand-remind';
export const remindJob = z.object({ organizationId: z.uuid(), taskId: z.uuid() });
export type RemindJob = z.infer<typeof remindJob>;
