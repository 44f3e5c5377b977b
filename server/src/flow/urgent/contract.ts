import { z } from 'zod';
import { defineEndpoint, instant, next, pageQuery, uuid } from '../../kernel/http/contract.ts';
import { language } from '../../registers/org/contract.ts';
import { MAX_TEXT_UNITS, stage } from '../compose/contract.ts';

export const announcementKind = z.enum(['closure', 'outbreak', 'recall', 'disaster', 'other']);
export type AnnouncementKind = z.infer<typeof announcementKind>;

/** `first` begins an announcement, any number of updates follow, and an `all_clear` ends it when it is approved. */
export const announcementPart = z.enum(['first', 'update', 'all_clear']);
export type AnnouncementPart = z.infer<typeof announcementPart>;

export const announcementPost = z.object({
  postId: uuid,
  part: announcementPart,
  addedAt: instant,
  stage,
  text: z.string(),
  reviewId: uuid.nullable().describe('Of its newest version; null where it was never sent for review.'),
  outSince: instant.nullable().describe('Since when something of it stands on a network.'),
});

export const announcementView = z.object({
  id: uuid,
  kind: announcementKind,
  name: z.string(),
  channelIds: z.array(uuid),
  state: z.enum(['open', 'ended']),
  begunByName: z.string(),
  begunAt: instant,
  endedAt: instant.nullable(),
  posts: z.array(announcementPost).describe('In the order in which they were written.'),
});
export type AnnouncementView = z.infer<typeof announcementView>;

const words = {
  text: z
    .string()
    .trim()
    .min(1)
    .max(MAX_TEXT_UNITS, { error: 'TEXT_TOO_LONG' })
    .refine((text) => text.isWellFormed(), { error: 'TEXT_NOT_WELL_FORMED' })
    .describe('What everybody is told, for all networks.'),
  link: z.union([z.url({ protocol: /^https?$/, error: 'LINK_INVALID' }).max(2_000), z.null()]).default(null),
  language,
};

export const listAnnouncements = defineEndpoint({
  method: 'GET',
  path: '/announcements',
  summary: 'Urgent announcements, the newest first',
  query: z.object({ state: z.enum(['open', 'ended']).optional(), ...pageQuery({ most: 100, usual: 50 }) }),
  answer: z.object({ announcements: z.array(announcementView), next }),
});

export const getAnnouncement = defineEndpoint({
  method: 'GET',
  path: '/announcements/:id',
  summary: 'An urgent announcement with its posts',
  params: z.object({ id: uuid }),
  answer: announcementView,
});

export const beginAnnouncement = defineEndpoint({
  method: 'POST',
  path: '/announcements',
  summary: 'Write an urgent announcement and ask a second person; their approval publishes it at once',
  stepUp: true,
  body: z.object({
    kind: announcementKind,
    name: z.string().trim().min(1).max(120).describe('What colleagues call it; it leaves with nothing.'),
    channelIds: z.array(uuid).min(1).max(50),
    ...words,
  }),
  answer: announcementView,
});

export const addToAnnouncement = defineEndpoint({
  method: 'POST',
  path: '/announcements/:id/posts',
  summary: 'Write an update, or the all-clear, and ask a second person',
  stepUp: true,
  params: z.object({ id: uuid }),
  body: z.object({ part: z.enum(['update', 'all_clear']), ...words }),
  answer: announcementView,
});

export const endAnnouncement = defineEndpoint({
  method: 'POST',
  path: '/announcements/:id/end',
  summary: 'End an announcement without an all-clear; what stands stays where it is',
  params: z.object({ id: uuid }),
  body: z.object({ reason: z.string().trim().min(1).max(500) }),
  answer: announcementView,
});
