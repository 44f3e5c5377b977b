import { z } from 'zod';
import { defineEndpoint } from '../../kernel/http/contract.ts';

const wallTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'TIME_INVALID' });

export const notificationChoice = z.object({
  mail: z
    .enum(['each', 'daily', 'off'])
    .describe('A mail for each message, one a day for all of them, or none. Warnings about sign-in always come.'),
  digestAt: wallTime.describe('When the daily mail goes out.'),
  quiet: z
    .object({ from: wallTime.meta({ examples: ['20:00'] }), to: wallTime.meta({ examples: ['07:00'] }) })
    .refine(({ from, to }) => from !== to, { error: 'QUIET_HOURS_EMPTY' })
    .nullable()
    .describe('No mail from the one to the other, over midnight where the second is earlier; null is never quiet.'),
  timeZone: z.string().min(1).max(60).describe('IANA name of the zone in which these times are meant.'),
});
export type NotificationChoice = z.infer<typeof notificationChoice>;

export const getNotifications = defineEndpoint({
  method: 'GET',
  path: '/me/notifications',
  summary: 'How the person who is signed in wants to be told by mail',
  answer: notificationChoice,
});

export const chooseNotifications = defineEndpoint({
  method: 'PUT',
  path: '/me/notifications',
  summary: 'Choose how to be told by mail',
  body: notificationChoice,
  answer: notificationChoice,
});
