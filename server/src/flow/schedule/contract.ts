import { z } from 'zod';
import { defineEndpoint, done, instant, uuid } from '../../kernel/http/contract.ts';

export const scheduleView = z.object({
  id: uuid,
  postId: uuid,
  versionId: uuid,
  mode: z.enum(['now', 'at']),
  localTime: z
    .string()
    .nullable()
    .describe('Wall time as chosen, e.g. `2027-03-14T02:30`, with its zone; null for `now`.'),
  timeZone: z.string().nullable(),
  dueAt: instant,
  state: z.enum(['active', 'cancelled']),
  scheduledBy: uuid,
});
export type ScheduleView = z.infer<typeof scheduleView>;

const idParams = z.object({ id: uuid });

export const schedulePost = defineEndpoint({
  method: 'POST',
  path: '/posts/:id/schedule',
  summary: 'Publish now (after 10 s to undo), or at a wall time in a zone',
  stepUp: true,
  keyScope: 'posts:publish',
  params: idParams,
  body: z.discriminatedUnion('mode', [
    z.object({ mode: z.literal('now'), versionId: uuid }),
    z.object({
      mode: z.literal('at'),
      versionId: uuid,
      localTime: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/),
      timeZone: z.string().min(1).max(60),
      fold: z
        .enum(['earlier', 'later'])
        .nullable()
        .default(null)
        .describe('Which of two instants, when clocks are set back and the wall time happens twice.'),
    }),
  ]),
  answer: scheduleView,
});

/** Undo of "publish now", or cancel of a planned time; what has left already is not touched. */
export const cancelSchedule = defineEndpoint({
  method: 'POST',
  path: '/posts/:id/schedule/cancel',
  summary: 'Cancel what has not left yet',
  keyScope: 'posts:publish',
  params: idParams,
  answer: done,
});
