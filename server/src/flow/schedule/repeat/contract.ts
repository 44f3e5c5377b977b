import { z } from 'zod';
import { defineEndpoint, done, instant, uuid } from '../../../kernel/http/contract.ts';
import { stage } from '../../compose/contract.ts';

const day = z.iso.date();
const weekday = z.number().int().min(1).max(7).describe('Monday is 1.');

/** On which dates something comes again: a part of RFC 5545. */
export const repeatRule = z.object({
  every: z.number().int().min(1).max(366).describe('Every so many days, weeks or months.'),
  on: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('days') }),
    z.object({ kind: z.literal('weekdays'), weekdays: z.array(weekday).min(1).max(7) }),
    z.object({
      kind: z.literal('month_day'),
      day: z
        .union([z.literal(-1), z.number().int().min(1).max(31)])
        .describe('Of the month; -1 is the last. Months that do not have it are left out.'),
    }),
    z.object({
      kind: z.literal('month_weekday'),
      weekday,
      nth: z.union([z.literal(-1), z.number().int().min(1).max(5)]).describe('Which one of the month; -1 is the last.'),
    }),
  ]),
  ends: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('until'), date: day.describe('The last day, included.') }),
    z.object({ kind: z.literal('count'), count: z.number().int().min(1).max(731) }),
  ]),
});
export type RepeatRule = z.infer<typeof repeatRule>;

/** Why a rule stands still, or is over, though nobody said so. */
export const standstillCode = z.enum(['permission', 'taken_down', 'channel', 'no_right', 'refused', 'finished']);
export type StandstillCode = z.infer<typeof standstillCode>;

const repeatBody = z.object({
  rule: repeatRule,
  startsOn: day.describe('The first date of the rule on or after this day is the first.'),
  localTime: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  timeZone: z.string().min(1).max(60).describe('IANA name, e.g. `America/Chicago`.'),
  aheadDays: z
    .number()
    .int()
    .min(1)
    .max(30)
    .default(7)
    .describe('How many days before its time an occurrence is made and sent for review.'),
});

export const repeatView = repeatBody.extend({
  state: z.enum(['active', 'paused', 'ended']),
  because: standstillCode.nullable().describe('Why it stands still or is over, where nobody said so.'),
  recurrence: z.string().describe('The rule as an RRULE of RFC 5545.'),
  nextAt: instant.nullable(),
  madeBy: uuid,
  madeByName: z.string(),
  madeAt: instant,
});
export type RepeatView = z.infer<typeof repeatView>;

export const occurrenceView = z.object({
  on: day,
  dueAt: instant,
  outcome: z.enum(['made', 'skipped']),
  because: z.enum(['blackout', 'late']).nullable(),
  postId: uuid.nullable(),
  stage: stage.nullable(),
});
export type OccurrenceView = z.infer<typeof occurrenceView>;

/** How many dates to come are told, and how many that have been. */
export const TOLD_DATES = 20;

export const readRepeat = defineEndpoint({
  method: 'GET',
  path: '/posts/:id/repeat',
  summary:
    'By which rule a post comes again, its next dates, what became of earlier ones, and which post it repeats itself',
  keyScope: 'posts:read',
  params: z.object({ id: uuid }),
  answer: z.object({
    repeat: repeatView.nullable(),
    coming: z
      .array(
        z.object({
          on: day,
          localTime: z.string().describe('Wall time; another hour than usual where clocks jump over the usual one.'),
          dueAt: instant,
          isBlackedOut: z.boolean(),
        }),
      )
      .describe('The next dates that are not made yet.'),
    made: z.array(occurrenceView).describe('Newest date first.'),
    repeats: z.object({ postId: uuid, on: day }).nullable().describe('The post whose words this one repeats.'),
    mayRepeat: z.boolean(),
    keepsApproval: z.boolean().describe('Whether an occurrence takes the approval of the same words with it.'),
  }),
});

export const setRepeat = defineEndpoint({
  method: 'PUT',
  path: '/posts/:id/repeat',
  summary: 'Let the approved words of a post come again by a rule; a new rule takes the place of the older one',
  keyScope: 'posts:publish',
  params: z.object({ id: uuid }),
  body: repeatBody,
  answer: repeatView,
});

export const changeRepeat = defineEndpoint({
  method: 'POST',
  path: '/posts/:id/repeat/state',
  summary: 'Pause, go on with, or end the repeating of a post; what was made already stays',
  keyScope: 'posts:publish',
  params: z.object({ id: uuid }),
  body: z.object({ to: z.enum(['active', 'paused', 'ended']) }),
  answer: repeatView,
});

export const setRepeatPolicy = defineEndpoint({
  method: 'PUT',
  path: '/calendar/repeat-policy',
  summary: 'Say whether posts that come again with the very words that were approved need a review of their own',
  stepUp: true,
  body: z.object({ keepsApproval: z.boolean() }),
  answer: done,
});
