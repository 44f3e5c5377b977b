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

/** A time on a clock in a zone. */
export const wallTime = z.object({
  localTime: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/)
    .describe('Wall time, e.g. `2027-03-14T09:30`.'),
  timeZone: z.string().min(1).max(60).describe('IANA name, e.g. `America/Chicago`.'),
  fold: z
    .enum(['earlier', 'later'])
    .nullable()
    .default(null)
    .describe('Which of two instants, when clocks are set back and the wall time happens twice.'),
});

/** Why a post may go out on a day on which nothing does, said by somebody who may say so. */
export const override = z.object({ reason: z.string().trim().min(3).max(200) });

export const planView = z.object({
  postId: uuid,
  localTime: z.string(),
  timeZone: z.string(),
  fold: z.enum(['earlier', 'later']).nullable(),
  dueAt: instant,
  state: z
    .enum(['standing', 'late', 'withdrawn'])
    .describe('`late`: the approval came after this time, so nothing was published.'),
  onApproval: z.boolean().describe('It leaves in the moment of its approval; `dueAt` is until when.'),
  plannedBy: uuid,
  plannedAt: instant,
});
export type PlanView = z.infer<typeof planView>;

const idParams = z.object({ id: uuid });

export const schedulePost = defineEndpoint({
  method: 'POST',
  path: '/posts/:id/schedule',
  summary: 'Publish now (after 10 s to undo), or at a wall time in a zone',
  stepUp: true,
  keyScope: 'posts:publish',
  params: idParams,
  body: z.discriminatedUnion('mode', [
    z.object({ mode: z.literal('now'), versionId: uuid, override: override.optional() }),
    z.object({
      mode: z.literal('at'),
      versionId: uuid,
      ...wallTime.shape,
      override: override.optional(),
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

/** What a person wishes for a post, and the time that holds, if one does. */
const plannedAnswer = z.object({ plan: planView.nullable(), schedule: scheduleView.nullable() });

export const getPlan = defineEndpoint({
  method: 'GET',
  path: '/posts/:id/plan',
  summary: 'The time that somebody planned for a post, and the one that is set',
  keyScope: 'posts:read',
  params: idParams,
  answer: plannedAnswer,
});

/**
 * Before approval this is a wish, which an approval in time makes true if the planner may publish. Of what is approved
 * already it sets the time, as `POST /posts/:id/schedule` does: that asks a person for a fresh proof
 * (`STEP_UP_REQUIRED`) and a key for the scope `posts:publish`.
 */
export const planPost = defineEndpoint({
  method: 'PUT',
  path: '/posts/:id/plan',
  summary: 'Plan a time for a post that may not be approved yet, or move the time that is set',
  keyScope: 'posts:write',
  params: idParams,
  body: wallTime.extend({ override: override.optional() }),
  answer: plannedAnswer,
});

export const unplanPost = defineEndpoint({
  method: 'DELETE',
  path: '/posts/:id/plan',
  summary: 'Take a planned time back; a time that is set is cancelled',
  keyScope: 'posts:write',
  params: idParams,
  answer: done,
});
