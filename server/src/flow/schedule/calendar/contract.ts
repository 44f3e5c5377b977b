import { z } from 'zod';
import { defineEndpoint, done, instant, uuid } from '../../../kernel/http/contract.ts';
import { networkId } from '../../../registers/channels/contract.ts';
import { language } from '../../../registers/org/contract.ts';
import { stage } from '../../compose/contract.ts';
import { override, wallTime } from '../contract.ts';

const day = z.iso.date();

/** What stands beside a post in words; none of it stops a post but the blackout. */
export const hint = z.discriminatedUnion('code', [
  z.object({ code: z.literal('close'), channelId: uuid, postId: uuid, minutes: z.number().int() }),
  z.object({ code: z.literal('crowded'), channelId: uuid, count: z.number().int() }),
  z.object({ code: z.literal('same_words'), channelId: uuid, postId: uuid }),
  z.object({ code: z.literal('blackout'), channelId: uuid, blackoutId: uuid }),
]);
export type Hint = z.infer<typeof hint>;

export const calendarItem = z.object({
  postId: uuid,
  stage,
  at: instant,
  time: z
    .enum(['wished', 'set', 'out', 'missed', 'lapsed'])
    .describe(
      '`wished`: planned, not set. `missed`: it was not sent at this time. `lapsed`: was set for words that changed since.',
    ),
  excerpt: z.string(),
  authorId: uuid,
  authorName: z.string(),
  channelIds: z.array(uuid),
  imageId: uuid.nullable().describe('The first image.'),
  /** The zone in which the time was chosen; null for "now". */
  timeZone: z.string().nullable(),
  approvedVersionId: uuid.nullable().describe('What could be scheduled with one click; null where nothing could.'),
  hints: z.array(hint),
});
export type CalendarItem = z.infer<typeof calendarItem>;

export const calendarChannel = z.object({
  id: uuid,
  name: z.string(),
  network: networkId,
  timeZone: z.string().describe('Of its site, or of the organization.'),
  connected: z.boolean(),
});
export type CalendarChannel = z.infer<typeof calendarChannel>;

export const blackoutView = z.object({
  id: uuid,
  channelId: uuid.nullable().describe('Null is every channel.'),
  from: day,
  until: day,
  reason: z.string(),
  createdByName: z.string(),
});
export type BlackoutView = z.infer<typeof blackoutView>;

export const holidayView = z.object({ date: day, name: z.string() });

/** A day, a week or a month that somebody proclaimed for a matter of health. */
export const observanceView = z.object({
  key: z.string(),
  kind: z.enum(['day', 'week', 'month']),
  name: z.string(),
  from: day,
  until: day.describe('Included.'),
  proclaimedBy: z.string(),
  source: z.string().describe('A page of whoever proclaims it.'),
});
export type ObservanceView = z.infer<typeof observanceView>;

const stages = z
  .string()
  .max(200)
  .transform((list) => list.split(','))
  .pipe(z.array(stage));

/** The longest range that is read at once. */
export const MAX_CALENDAR_DAYS = 100;

export const readCalendar = defineEndpoint({
  method: 'GET',
  path: '/calendar',
  summary: 'Posts by the time that was planned or set for them, with hints, blackouts and holidays',
  keyScope: 'posts:read',
  query: z.object({
    from: instant,
    to: instant,
    channel: uuid.optional(),
    stage: stages.optional().describe('One stage, or several with commas between.'),
    person: uuid.optional().describe('Author.'),
    language: language.default('en').describe('Of the names of holidays and observances.'),
  }),
  answer: z.object({
    timeZone: z.string().describe('Of the organization.'),
    items: z.array(calendarItem),
    complete: z.boolean().describe('False where the range holds more than is told.'),
    channels: z.array(calendarChannel),
    people: z.array(z.object({ id: uuid, name: z.string() })).describe('Authors of posts in the range.'),
    blackouts: z.array(blackoutView),
    holidays: z.array(holidayView),
    observances: z.array(observanceView).describe('Empty where the house does not show them.'),
  }),
});

const move = z.discriminatedUnion('to', [
  z.object({ to: z.literal('time'), postId: uuid, ...wallTime.shape }),
  z.object({ to: z.literal('nowhere'), postId: uuid }),
]);
export type Move = z.output<typeof move>;

export const movePosts = defineEndpoint({
  method: 'POST',
  path: '/calendar/moves',
  summary: 'Move or unplan several posts; each is done or refused by itself',
  body: z.object({ moves: z.array(move).min(1).max(100), override: override.optional() }),
  answer: z.object({
    results: z.array(
      z.object({
        postId: uuid,
        ok: z.boolean(),
        code: z.string().nullable(),
        message: z.string().nullable(),
        details: z.record(z.string(), z.unknown()),
      }),
    ),
  }),
});

export const slot = z.object({
  weekday: z.number().int().min(1).max(7).describe('Monday is 1.'),
  localTime: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
});
export type Slot = z.infer<typeof slot>;

export const calendarSettings = z.object({
  channels: z.array(calendarChannel.extend({ slots: z.array(slot) })),
  blackouts: z.array(blackoutView),
  country: z.string().nullable(),
  region: z.string().nullable(),
  observances: z.boolean().describe('Whether health observances are shown.'),
  mayArrange: z.boolean(),
  keepsApproval: z.boolean().describe('Whether posts that repeat take the approval of the same words with them.'),
  maySetPolicy: z.boolean(),
});

export const getCalendarSettings = defineEndpoint({
  method: 'GET',
  path: '/calendar/settings',
  summary: 'Usual times of channels, blackouts, and whose holidays are shown',
  answer: calendarSettings,
});

export const setSlots = defineEndpoint({
  method: 'PUT',
  path: '/calendar/channels/:id/slots',
  summary: 'Say at which times of the week a channel usually posts',
  params: z.object({ id: uuid }),
  body: z.object({ slots: z.array(slot).max(100) }),
  answer: done,
});

export const nextSlots = defineEndpoint({
  method: 'GET',
  path: '/calendar/channels/:id/next-slots',
  summary: 'The next usual times of a channel at which nothing is planned yet',
  keyScope: 'posts:read',
  params: z.object({ id: uuid }),
  answer: z.object({ slots: z.array(z.object({ ...wallTime.shape, dueAt: instant })) }),
});

const blackoutDays = { channelId: uuid.nullable(), from: day, until: day };

export const previewBlackout = defineEndpoint({
  method: 'POST',
  path: '/calendar/blackouts/preview',
  summary: 'Which posts are planned already for days on which nothing should go out',
  body: z.object(blackoutDays),
  answer: z.object({
    posts: z.array(z.object({ postId: uuid, excerpt: z.string(), at: instant, channelIds: z.array(uuid) })),
  }),
});

export const addBlackout = defineEndpoint({
  method: 'POST',
  path: '/calendar/blackouts',
  summary: 'Say on which days nothing goes out; what is planned already stays planned',
  body: z.object({ ...blackoutDays, reason: z.string().trim().min(3).max(200) }),
  answer: blackoutView,
});

export const removeBlackout = defineEndpoint({
  method: 'DELETE',
  path: '/calendar/blackouts/:id',
  summary: 'End a blackout',
  params: z.object({ id: uuid }),
  answer: done,
});

export const setHolidays = defineEndpoint({
  method: 'PUT',
  path: '/calendar/holidays',
  summary: 'Say whose holidays the calendar shows, and whether it shows health observances',
  body: z.object({
    country: z
      .string()
      .regex(/^[A-Z]{2}$/)
      .nullable()
      .describe('ISO 3166-1, e.g. `US`.'),
    region: z
      .string()
      .regex(/^[A-Za-z0-9-]{1,10}$/)
      .nullable()
      .describe('A state or province, e.g. `IL`.'),
    observances: z.boolean().optional().describe('Whether health observances are shown too; left out, it stays.'),
  }),
  answer: done,
});

const place = z.object({ code: z.string(), name: z.string() });
export const listHolidayPlaces = defineEndpoint({
  method: 'GET',
  path: '/calendar/holiday-places',
  summary: 'Countries whose holidays are known; with a country, its regions',
  query: z.object({ country: z.string().max(2).optional(), language: language.default('en') }),
  answer: z.object({ countries: z.array(place), regions: z.array(place) }),
});

export const getFeed = defineEndpoint({
  method: 'GET',
  path: '/calendar/feed',
  summary: 'Whether one has a link for calendar programs',
  answer: z.object({ createdAt: instant.nullable() }),
});

export const makeFeed = defineEndpoint({
  method: 'POST',
  path: '/calendar/feed',
  summary: 'Make one’s link for calendar programs; an older one ends',
  answer: z.object({ address: z.string().describe('Shown once. Whoever has it sees when posts are planned.') }),
});

export const endFeed = defineEndpoint({
  method: 'DELETE',
  path: '/calendar/feed',
  summary: 'End one’s link for calendar programs',
  answer: done,
});
