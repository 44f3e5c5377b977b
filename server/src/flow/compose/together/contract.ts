import { z } from 'zod';
import { defineEndpoint, done, instant, uuid } from '../../../kernel/http/contract.ts';
import { content, diffPart } from '../contract.ts';

const idParams = z.object({ id: uuid });
const personRef = z.object({ id: uuid, name: z.string() });

/** Where somebody is in a post: the name of a part, never words. */
export const placeInPost = z
  .string()
  .regex(/^(baseText|link|images|channels|comments|variants\.[a-z]{1,30})$/)
  .meta({ examples: ['baseText'] });

/** Sent every few seconds by whoever has a draft open; what stays away for 20 s is over. */
export const attendDraft = defineEndpoint({
  method: 'POST',
  path: '/posts/:id/presence',
  summary: 'Say that one has a draft open, and see who else has',
  params: idParams,
  body: z.object({ field: placeInPost.nullable(), leaving: z.boolean().default(false) }),
  answer: z.object({
    others: z.array(personRef.extend({ field: z.string().nullable() })),
    revision: z.number().int().describe('Of the draft, so that a page knows when to read it again.'),
  }),
});

export const draftCommentView = z.object({
  id: uuid,
  authorId: uuid,
  authorName: z.string(),
  body: z.string().describe('Empty once it was deleted.'),
  mentions: z.array(personRef),
  createdAt: instant,
  editedAt: instant.nullable(),
  removedAt: instant.nullable(),
  changeableUntil: instant.nullable().describe("Until when one may change or delete it; null for others' comments."),
});
export type DraftCommentView = z.infer<typeof draftCommentView>;

export const draftThreadView = z.object({
  id: uuid,
  field: z.string().nullable().describe('The part of the post that this is about; null for all of it.'),
  quote: z.string().nullable().describe('Words of that part as they were then.'),
  resolvedAt: instant.nullable(),
  resolvedByName: z.string().nullable(),
  comments: z.array(draftCommentView).min(1),
});
export type DraftThreadView = z.infer<typeof draftThreadView>;

const commentBody = z.string().trim().min(1).max(5_000);
const mentions = z.array(uuid).max(20).default([]).describe('People to tell; they must be able to read the post.');

export const listDraftComments = defineEndpoint({
  method: 'GET',
  path: '/posts/:id/draft-comments',
  summary: 'What colleagues say about a draft, oldest thread first',
  keyScope: 'posts:read',
  params: idParams,
  answer: z.object({ threads: z.array(draftThreadView) }),
});

export const addDraftComment = defineEndpoint({
  method: 'POST',
  path: '/posts/:id/draft-comments',
  summary: 'Comment on a draft, or answer a comment',
  keyScope: 'posts:write',
  params: idParams,
  body: z.object({
    threadId: uuid.nullable().default(null).describe('The first comment of the thread that this answers.'),
    field: placeInPost.nullable().default(null),
    quote: z.string().trim().min(1).max(300).nullable().default(null),
    body: commentBody,
    mentions,
  }),
  answer: draftThreadView,
});

export const changeDraftComment = defineEndpoint({
  method: 'PATCH',
  path: '/draft-comments/:id',
  summary: 'Change a comment of one’s own, within 15 minutes',
  keyScope: 'posts:write',
  params: idParams,
  body: z.object({ body: commentBody, mentions }),
  answer: draftThreadView,
});

export const removeDraftComment = defineEndpoint({
  method: 'DELETE',
  path: '/draft-comments/:id',
  summary: 'Delete the words of a comment of one’s own, within 15 minutes',
  keyScope: 'posts:write',
  params: idParams,
  answer: done,
});

export const resolveDraftThread = defineEndpoint({
  method: 'POST',
  path: '/draft-comments/:id/resolve',
  summary: 'Say that a thread is settled',
  keyScope: 'posts:write',
  params: idParams,
  answer: draftThreadView,
});

export const reopenDraftThread = defineEndpoint({
  method: 'POST',
  path: '/draft-comments/:id/reopen',
  summary: 'Open a settled thread again',
  keyScope: 'posts:write',
  params: idParams,
  answer: draftThreadView,
});

export const listPostReaders = defineEndpoint({
  method: 'GET',
  path: '/posts/:id/readers',
  summary: 'People who may read a post, and so may be mentioned',
  keyScope: 'posts:read',
  params: idParams,
  answer: z.object({ people: z.array(personRef) }),
});

/** A state of a post: `draft`, `version:2`, or `checkpoint:` and an id. */
export const stateRef = z
  .string()
  .regex(/^(draft|version:[1-9]\d{0,5}|checkpoint:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/)
  .meta({ examples: ['draft'] });

export const historyEntry = z.object({
  ref: stateRef,
  kind: z.enum(['draft', 'version', 'checkpoint']),
  number: z.number().int().nullable().describe('Of a version.'),
  at: instant,
  byName: z.string(),
  contentHash: z.string(),
});
export type HistoryEntry = z.infer<typeof historyEntry>;

export const getHistory = defineEndpoint({
  method: 'GET',
  path: '/posts/:id/history',
  summary: 'How a post came about: the draft, its versions and how it stood in between, newest first',
  keyScope: 'posts:read',
  params: idParams,
  answer: z.object({ entries: z.array(historyEntry) }),
});

export const diffHistory = defineEndpoint({
  method: 'GET',
  path: '/posts/:id/history/diff',
  summary: 'What changed between two states of a post, field by field',
  keyScope: 'posts:read',
  params: idParams,
  query: z.object({ from: stateRef, to: stateRef }),
  answer: z.object({ fields: z.array(z.object({ field: z.string(), parts: z.array(diffPart) })) }),
});

export const getStateContent = defineEndpoint({
  method: 'GET',
  path: '/posts/:id/history/content',
  summary: 'Everything that a post held in one of its states',
  keyScope: 'posts:read',
  params: idParams,
  query: z.object({ at: stateRef }),
  answer: z.object({ content }),
});
