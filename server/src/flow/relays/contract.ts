import { z } from 'zod';
import { defineEndpoint, done, instant, next, pageQuery, uuid } from '../../kernel/http/contract.ts';
import { stage } from '../compose/contract.ts';

/** Most sources that one house watches. */
export const MAX_SOURCES = 100;

export const feedFormat = z.enum(['rss', 'atom', 'json']);
export type FeedFormat = z.infer<typeof feedFormat>;

/** Why the last look at a source brought nothing. */
export const sourceTrouble = z.enum([
  'UNREACHABLE',
  'TIMED_OUT',
  'TURNED_AWAY',
  'GONE',
  'FAILING',
  'TOO_LARGE',
  'NOT_PUBLIC',
  'NOT_A_FEED',
  'EMPTY',
]);
export type SourceTrouble = z.infer<typeof sourceTrouble>;

const address = z
  .url({ protocol: /^https?$/, error: 'LINK_INVALID' })
  .max(2_000)
  .refine((url) => url.isWellFormed(), { error: 'LINK_INVALID' });
const name = z
  .string()
  .trim()
  .min(1)
  .max(120)
  .refine((text) => text.isWellFormed(), { error: 'TEXT_NOT_WELL_FORMED' })
  .describe('Who publishes there, as posts name them.');
const languageTag = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)
  .max(35)
  .describe('BCP 47 language of the notices.');
const everyMinutes = z.number().int().min(5).max(1_440);
const channelIds = z.array(uuid).max(50);

export const sourceView = z.object({
  id: uuid,
  name,
  feedUrl: z.string(),
  homeUrl: z.string().nullable(),
  language: languageTag,
  everyMinutes,
  isPaused: z.boolean(),
  preparesDrafts: z.boolean().describe('New notices become drafts by themselves; nothing leaves by itself.'),
  draftsForName: z.string().nullable().describe('In whose name drafts are prepared.'),
  leavesOnApproval: z.boolean().describe('Posts may leave in the moment of the second person’s approval.'),
  format: feedFormat.nullable(),
  lookedAt: instant.nullable(),
  answeredAt: instant.nullable().describe('When it last answered with a feed, or said that nothing is new.'),
  nextLookAt: instant.nullable().describe('Null while it is paused.'),
  trouble: z.object({ code: sourceTrouble, since: instant, failures: z.number().int() }).nullable(),
  formatChangedAt: instant.nullable().describe('Since when its feed is of another kind than before.'),
  newCount: z.number().int(),
});
export type SourceView = z.infer<typeof sourceView>;

/** A source that Bedside knows and a house can begin to watch. */
export const sourceProposal = z.object({
  id: z.string(),
  name: z.string(),
  feedUrl: z.string(),
  homeUrl: z.string(),
  language: languageTag,
  isConfirmed: z.boolean().describe('False where the publisher does not name the address on a page of its own.'),
});
export type SourceProposal = z.infer<typeof sourceProposal>;

const preview = z.object({
  title: z.string(),
  link: z.string(),
  publishedAt: instant.nullable(),
});

export const noticeState = z.enum(['new', 'drafted', 'passed_on', 'set_aside']);
export type NoticeState = z.infer<typeof noticeState>;

export const noticeView = z.object({
  id: uuid,
  sourceId: uuid,
  sourceName: z.string(),
  title: z.string(),
  link: z.string(),
  summary: z.string().describe('Its first words without markup, to read here.'),
  language: languageTag,
  publishedAt: instant.nullable(),
  listedAt: instant,
  isSevere: z.boolean(),
  state: noticeState,
  change: z
    .object({
      kind: z.enum(['edited', 'withdrawn']),
      at: instant,
      before: z.object({ title: z.string(), summary: z.string(), link: z.string() }).nullable(),
    })
    .nullable()
    .describe('What the source did to it since, until somebody has seen that.'),
  hashtags: z.array(z.string()),
  posts: z.array(
    z.object({ postId: uuid, stage, outSince: instant.nullable().describe('Since when something of it stands.') }),
  ),
});
export type NoticeView = z.infer<typeof noticeView>;

const idParams = z.object({ id: uuid });

export const listSources = defineEndpoint({
  method: 'GET',
  path: '/relays/sources',
  summary: 'Sources whose notices are watched, and sources that could be',
  answer: z.object({ sources: z.array(sourceView), proposals: z.array(sourceProposal) }),
});

export const probeSource = defineEndpoint({
  method: 'POST',
  path: '/relays/sources/probe',
  summary: 'Look at a feed before it is watched; keeps nothing of it',
  cost: 'costly',
  body: z.object({ feedUrl: address }),
  answer: z.object({
    format: feedFormat,
    title: z.string(),
    homeUrl: z.string().nullable(),
    language: languageTag.nullable(),
    count: z.number().int(),
    newest: z.array(preview).max(5),
  }),
});

const settings = {
  name,
  language: languageTag,
  everyMinutes: everyMinutes.default(15),
  preparesDrafts: z.boolean().default(false),
  leavesOnApproval: z.boolean().default(false),
};

export const addSource = defineEndpoint({
  method: 'POST',
  path: '/relays/sources',
  summary: 'Watch a source; its feed is looked at first',
  cost: 'costly',
  body: z.object({ feedUrl: address, homeUrl: z.union([address, z.null()]).default(null), ...settings }),
  answer: sourceView,
});

export const changeSource = defineEndpoint({
  method: 'PUT',
  path: '/relays/sources/:id',
  summary: 'Change how a source is watched',
  params: idParams,
  body: z.object({ ...settings, isPaused: z.boolean().default(false) }),
  answer: sourceView,
});

export const removeSource = defineEndpoint({
  method: 'POST',
  path: '/relays/sources/:id/remove',
  summary: 'Watch a source no more; its notices stay',
  params: idParams,
  answer: done,
});

export const lookNow = defineEndpoint({
  method: 'POST',
  path: '/relays/sources/:id/look',
  summary: 'Look at a source at once',
  params: idParams,
  answer: done,
});

export const listNotices = defineEndpoint({
  method: 'GET',
  path: '/relays/notices',
  summary: 'Notices of the sources, the newest first',
  query: z.object({
    source: uuid.optional(),
    state: noticeState.optional(),
    changed: z.literal('true').optional().describe('Only what its source has changed or withdrawn.'),
    search: z.string().trim().max(200).optional().describe('Words of headline or first words, in any case.'),
    ...pageQuery({ most: 100, usual: 30 }),
  }),
  answer: z.object({ notices: z.array(noticeView), next }),
});

export const getNotice = defineEndpoint({
  method: 'GET',
  path: '/relays/notices/:id',
  summary: 'A notice and what became of it',
  params: idParams,
  answer: noticeView,
});

export const markNotice = defineEndpoint({
  method: 'POST',
  path: '/relays/notices/:id/mark',
  summary: 'Set a notice aside, take it back, or note that a change of it was seen',
  params: idParams,
  body: z.object({ as: z.enum(['set_aside', 'taken_back', 'change_seen']) }),
  answer: noticeView,
});

const passing = {
  channelIds,
  quotes: z.boolean().default(false).describe('With a short quotation, in quotation marks.'),
  hashtags: z
    .array(z.string().regex(/^#[\p{L}\p{N}_]{1,60}$/u))
    .max(10)
    .default([]),
};

export const passOn = defineEndpoint({
  method: 'POST',
  path: '/relays/notices/:id/pass-on',
  summary: 'Begin a draft that passes a notice on, with its source',
  params: idParams,
  body: z.object({ ...passing, channelIds: channelIds.default([]) }),
  answer: z.object({ postId: uuid }),
});

export const passOnNow = defineEndpoint({
  method: 'POST',
  path: '/relays/notices/:id/send',
  summary: 'Write the post and ask a second person; their approval publishes it at once',
  stepUp: true,
  params: idParams,
  body: z.object({ ...passing, channelIds: channelIds.min(1) }),
  answer: z.object({ postId: uuid }),
});
