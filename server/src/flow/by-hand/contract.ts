import { z } from 'zod';
import { defineEndpoint, instant, next, pageQuery, uuid } from '../../kernel/http/contract.ts';
import { blocker } from '../publish/contract.ts';

export const handKind = z.enum(['facebook', 'linkedin', 'snapchat', 'tiktok', 'other']);
const named = z.object({ id: uuid, name: z.string() });

export const handTaskView = z.object({
  id: uuid.describe('Of its delivery.'),
  postId: uuid,
  channelId: uuid,
  channelName: z.string(),
  kind: handKind,
  place: z.string().describe('The address of the group, page or profile.'),
  state: z.enum(['to_post', 'to_take_down', 'standing', 'waiting', 'over']),
  holder: named,
  dueAt: instant,
  handedAt: instant,
  endsAt: instant.describe('From then on nothing of it is shown any more.'),
  isLate: z.boolean(),
  isMine: z.boolean(),
  url: z.string().nullable().describe('Where it stands, or stood.'),
});
export type HandTaskView = z.infer<typeof handTaskView>;

export const handStep = z.object({
  kind: z.enum(['post', 'thread', 'first_comment']),
  text: z.string().describe('Exactly what was cleared, with its link.'),
  media: z.array(
    z.object({
      id: uuid,
      sha256: z.string(),
      mimeType: z.string(),
      kind: z.enum(['image', 'video', 'document']),
      altText: z.string(),
    }),
  ),
});
export type HandStep = z.infer<typeof handStep>;

export const handTaskDetail = handTaskView.extend({
  mayAnswer: z.boolean(),
  others: z.array(named).describe('Who else posts there, and can be given it.'),
  blockers: z.array(blocker).describe('Why it must not be posted any more; asked of the gate just now.'),
  steps: z
    .array(handStep)
    .describe('Empty unless it is to be posted, the gate says Clear now, and the reader may answer.'),
});
export type HandTaskDetail = z.infer<typeof handTaskDetail>;

export const listHandTasks = defineEndpoint({
  method: 'GET',
  path: '/hand-tasks',
  summary: 'What people were given to post by hand, or to take down: what waits longest first',
  query: z.object({
    which: z.enum(['open', 'all']).default('open'),
    mine: z.enum(['true', 'false']).default('false'),
    ...pageQuery({ most: 100, usual: 50 }),
  }),
  answer: z.object({ tasks: z.array(handTaskView), next }),
});

export const getHandTask = defineEndpoint({
  method: 'GET',
  path: '/hand-tasks/:id',
  summary: 'What is to be posted by hand, with what to copy; the gate is asked again each time',
  params: z.object({ id: uuid }),
  answer: handTaskDetail,
});

export const answerPosted = defineEndpoint({
  method: 'POST',
  path: '/hand-tasks/:id/posted',
  summary: 'Say that it stands there, with its address',
  params: z.object({ id: uuid }),
  body: z.object({
    url: z.string().trim().min(1).max(2_000),
    seen: z.literal(true).describe('Whoever answers has seen it stand there.'),
  }),
  answer: handTaskDetail,
});

export const answerNotPosted = defineEndpoint({
  method: 'POST',
  path: '/hand-tasks/:id/not-posted',
  summary: 'Say that it was not posted, and give it back',
  params: z.object({ id: uuid }),
  body: z.object({ reason: z.string().trim().min(1).max(500) }),
  answer: handTaskDetail,
});

export const answerGone = defineEndpoint({
  method: 'POST',
  path: '/hand-tasks/:id/gone',
  summary: 'Say that it was taken down by hand, and is seen there no more',
  params: z.object({ id: uuid }),
  body: z.object({ seen: z.literal(true) }),
  answer: handTaskDetail,
});

export const handOver = defineEndpoint({
  method: 'POST',
  path: '/hand-tasks/:id/hand-over',
  summary: 'Give it to somebody else who posts there; whoever had it has not posted it',
  params: z.object({ id: uuid }),
  body: z.object({
    personId: uuid,
    notPosted: z.literal(true).describe('Whoever had it was asked, and has not posted it.'),
  }),
  answer: handTaskDetail,
});

export const handPlaceView = z.object({
  channelId: uuid,
  kind: handKind,
  place: z.string(),
  posters: z.array(named).describe('Who posts there: the first who works here is asked.'),
});
export type HandPlaceView = z.infer<typeof handPlaceView>;

export const listHandPlaces = defineEndpoint({
  method: 'GET',
  path: '/hand-places',
  summary: 'Places to which people post by hand, and who they are',
  answer: z.object({ places: z.array(handPlaceView) }),
});

export const putPosters = defineEndpoint({
  method: 'PUT',
  path: '/hand-places/:id',
  summary: 'Name who posts by hand at a place',
  params: z.object({ id: uuid }),
  body: z.object({ personIds: z.array(uuid).min(1).max(20) }),
  answer: handPlaceView,
});
