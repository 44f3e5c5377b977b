import { z } from 'zod';
import { defineEndpoint, done, instant, next, pageQuery, uuid } from '../../kernel/http/contract.ts';
import { reviewStep } from '../../registers/org/contract.ts';
import { versionView } from '../compose/contract.ts';
import { findingView, screeningView } from '../screen/contract.ts';

export const reviewState = z.enum(['open', 'approved', 'changes_requested', 'withdrawn', 'superseded']);

export const decisionView = z.object({
  id: uuid,
  stepId: z.string(),
  reviewerId: uuid,
  reviewerName: z.string(),
  onBehalfOfName: z.string().nullable().describe("Whose role a deputy used; null for one's own."),
  outcome: z.enum(['approve', 'request_changes']),
  comment: z.string(),
  decidedAt: instant,
});

export const waiverView = z.object({
  id: uuid,
  findingKey: z.string(),
  reason: z.string(),
  officerId: uuid,
  officerName: z.string(),
  createdAt: instant,
});

export const stepProgress = z.object({
  step: reviewStep,
  state: z.enum(['not_needed', 'waiting', 'passed']).describe('Not asked for, still waiting, or passed.'),
  eligible: z
    .array(z.object({ id: uuid, name: z.string(), onBehalfOfName: z.string().nullable() }))
    .describe(
      'People who may decide this step, never an author; for a deputy, with the name of the person they stand in for.',
    ),
});

export const reviewView = z.object({
  id: uuid,
  postId: uuid,
  versionId: uuid,
  contentHash: z.string(),
  state: reviewState,
  submittedBy: uuid,
  submittedByName: z.string(),
  submittedAt: instant,
  closedAt: instant.nullable(),
  steps: z.array(stepProgress),
  decisions: z.array(decisionView),
  waivers: z.array(waiverView),
});
export type ReviewView = z.infer<typeof reviewView>;

const idParams = z.object({ id: uuid });

/** Freezes the draft into a version, screens it for the record, and asks for review. */
export const submitDraft = defineEndpoint({
  method: 'POST',
  path: '/posts/:id/submit',
  summary: 'Send for review',
  keyScope: 'posts:write',
  params: idParams,
  body: z.object({ revision: z.number().int() }),
  answer: z.object({ review: reviewView, screening: screeningView }),
});

export const withdrawReview = defineEndpoint({
  method: 'POST',
  path: '/posts/:id/withdraw',
  summary: 'Take back from review',
  keyScope: 'posts:write',
  params: idParams,
  answer: done,
});

export const queueItem = z.object({
  reviewId: uuid,
  postId: uuid,
  excerpt: z.string(),
  authorName: z.string(),
  submittedAt: instant,
  verdict: z.enum(['block', 'warn', 'pass']),
  findingCount: z.number().int(),
  mine: z.boolean().describe('Whether the person who asks may decide now.'),
});
export const reviewQueue = defineEndpoint({
  method: 'GET',
  path: '/reviews',
  summary: 'Open reviews, oldest first',
  keyScope: 'reviews:read',
  query: z.object(pageQuery({ most: 500, usual: 500 })),
  answer: z.object({ items: z.array(queueItem), next }),
});

export const getReview = defineEndpoint({
  method: 'GET',
  path: '/reviews/:id',
  summary: 'A review with its version, findings and decisions',
  keyScope: 'reviews:read',
  params: idParams,
  answer: z.object({
    review: reviewView,
    version: versionView,
    decidedBefore: versionView.nullable().describe('The last version that was approved or sent back, for comparison.'),
    screening: screeningView,
    may: z.object({ decideSteps: z.array(z.string()), waive: z.boolean() }),
  }),
});

/** For the page of a post: its newest review and the screening on record, or null before anything was submitted. */
export const getPostReview = defineEndpoint({
  method: 'GET',
  path: '/posts/:id/review',
  summary: 'The newest review of a post',
  keyScope: 'reviews:read',
  params: idParams,
  answer: z.object({ review: reviewView.nullable(), screening: screeningView.nullable() }),
});

export const decideReview = defineEndpoint({
  method: 'POST',
  path: '/reviews/:id/decisions',
  summary: 'Approve, or ask for changes',
  stepUp: true,
  params: idParams,
  body: z.object({
    stepId: z.string(),
    contentHash: z
      .string()
      .describe('The hash that the reviewer looked at. Another one on the server answers 409 `VERSION_CHANGED`.'),
    outcome: z.enum(['approve', 'request_changes']),
    comment: z.string().trim().max(5_000).default(''),
  }),
  answer: reviewView,
});

export const waiveFinding = defineEndpoint({
  method: 'POST',
  path: '/reviews/:id/waivers',
  summary: 'Waive one finding on exactly these bytes, with a reason',
  stepUp: true,
  params: idParams,
  body: z.object({ contentHash: z.string(), findingKey: z.string(), reason: z.string().trim().min(10).max(2_000) }),
  answer: waiverView,
});

export const withdrawWaiver = defineEndpoint({
  method: 'DELETE',
  path: '/waivers/:id',
  summary: 'Withdraw a waiver',
  params: idParams,
  answer: done,
});

export const commentView = z.object({
  id: uuid,
  authorId: uuid,
  authorName: z.string(),
  versionId: uuid.nullable(),
  body: z.string(),
  createdAt: instant,
});
export const listComments = defineEndpoint({
  method: 'GET',
  path: '/posts/:id/comments',
  summary: 'Comments between colleagues',
  keyScope: 'posts:read',
  params: idParams,
  answer: z.object({ comments: z.array(commentView) }),
});
export const addComment = defineEndpoint({
  method: 'POST',
  path: '/posts/:id/comments',
  summary: 'Say something to colleagues',
  keyScope: 'posts:write',
  params: idParams,
  body: z.object({ body: z.string().trim().min(1).max(5_000) }),
  answer: commentView,
});

export { findingView };
