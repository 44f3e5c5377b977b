import { z } from 'zod';
import { defineEndpoint, instant, next, pageQuery, uuid } from '../../kernel/http/contract.ts';

/** What an event is about, as people sort it. */
export const activityKind = z.enum([
  'posts',
  'reviews',
  'authorizations',
  'publishing',
  'channels',
  'people',
  'settings',
  'signIn',
  'other',
]);
export type ActivityKind = z.infer<typeof activityKind>;

export const activityEntry = z.object({
  id: uuid,
  at: instant,
  action: z.string().describe('`room.verb`, e.g. `review.decided`.'),
  kind: activityKind,
  onBehalfOfName: z.string().nullable().describe("Whose role a deputy used; null for one's own."),
  objectType: z.string(),
  postId: uuid.nullable().describe('The post that it was about, where there is one that the reader may see.'),
});
export type ActivityEntry = z.infer<typeof activityEntry>;

export const listActivity = defineEndpoint({
  method: 'GET',
  path: '/people/:id/activity',
  summary: 'What a person did, newest first; without words of posts',
  params: z.object({ id: uuid }),
  query: z.object({
    kind: activityKind.optional(),
    from: instant.optional().describe('At this instant or later.'),
    to: instant.optional().describe('Before this instant.'),
    ...pageQuery({ most: 200, usual: 50 }),
  }),
  answer: z.object({ entries: z.array(activityEntry), next }),
});
