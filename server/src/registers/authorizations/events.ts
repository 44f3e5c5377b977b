import { z } from 'zod';
import { defineEvent } from '../../kernel/jobs/jobs.ts';

/** All of a permission, or a part of it, does not hold any more: taken back, or over. */
export const authorizationEnded = defineEvent(
  'authorization-ended',
  z.object({
    organizationId: z.uuid(),
    authorizationId: z.uuid(),
    cause: z.enum(['withdrawn', 'expired', 'of_age']),
    withdrawalId: z.uuid().nullable(),
  }),
);
