import { z } from 'zod';

export const MODERATE_TASK = 'practice-moderate';

export const moderateJob = z.object({
  organizationId: z.uuid(),
  accountId: z.string().max(100),
  postId: z.string().max(64),
});
export type ModerateJob = z.infer<typeof moderateJob>;
