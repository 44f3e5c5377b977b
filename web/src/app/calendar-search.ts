import { z } from 'zod';

/** What the calendar shows, as its address says it. */
export const calendarSearch = z.object({
  view: z.enum(['month', 'week', 'list']).optional().catch(undefined),
  date: z.iso.date().optional().catch(undefined),
  channel: z.uuid().optional().catch(undefined),
  stage: z.string().max(40).optional().catch(undefined),
  person: z.uuid().optional().catch(undefined),
});
