import { z } from 'zod';
import { defineEndpoint, done, instant, next, pageQuery, uuid } from '../../kernel/http/contract.ts';
import { reviewStep } from '../../registers/org/contract.ts';
import { stage, versionView } from '../compose/contract.ts';
import { findingView, screeningView } from '../screen/contract.ts';

export const reviewState = z.enum(['open', 'approved', 'changes_requested', 'withdrawn', 'superseded']);

/** Words that a reviewer marked: a field of the version and offsets in UTF-16 units, never within a character. */
const passagePlace = {
  field: z.string().min(1).max(60).describe('`baseText`, `variants.<network>`, `images.<n>.altText` or `link`.'),
  start: z.number().int().min(0),
  end: z.number().int().min(1),
  comment: z.string().trim().min(1).max(2_000),
};
export const passageInput = z.object(passagePlace);
export type PassageInput = z.infer<typeof passageInput>;
export const passage = z.object({ ...passagePlace, quote: z.string().describe('The words as they stood there.') });
export type Passage = z.infer<typeof passage>;
const passages = z.array(passageInput).max(50).default([]);

export const decisionView = z.object({
  id: uuid,
  stepId: z.string(),
  reviewerId: uuid.describe('A person, or a guest.'),
  reviewerName: z.string(),
  isGuest: z.boolean(),
  onBehalfOfName: z.string().nullable().describe("Whose role a deputy used; null for one's own."),
  outcome: z.enum(['approve', 'request_changes']),
  comment: z.string(),
  passages: z.array(passage),
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
  dueAt: instant.nullable().describe('By when it is to be decided; null where nothing sets a time.'),
  eligible: z
    .array(z.object({ id: uuid, name: z.string(), onBehalfOfName: z.string().nullable() }))
    .describe(
      'People who may decide this step, never an author; for a deputy, with the name of the person they stand in for.',
    ),
});

export const delegationView = z.object({
  id: uuid,
  fromId: uuid,
  fromName: z.string(),
  toId: uuid,
  toName: z.string(),
  reason: z.string(),
  until: instant,
});

export const guestState = z.enum(['invited', 'opened', 'reading', 'decided', 'expired', 'revoked']);
export const guestView = z.object({
  id: uuid,
  name: z.string(),
  email: z.string(),
  stepId: z.string(),
  state: guestState,
  invitedByName: z.string(),
  invitedAt: instant,
  expiresAt: instant,
  trainingAttestedByName: z.string().nullable(),
  mailErrorCode: z.string().nullable().describe('Why a mail did not reach them; null while nothing went wrong.'),
});
export type GuestView = z.infer<typeof guestView>;

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
  dueAt: instant.nullable().describe('The earliest deadline among the steps that wait.'),
  plannedAt: instant.nullable().describe('When the post is planned to leave.'),
  steps: z.array(stepProgress),
  decisions: z.array(decisionView),
  waivers: z.array(waiverView),
  delegations: z.array(delegationView).describe('In whose hands it is now instead.'),
  guests: z.array(guestView),
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
  dueAt: instant.nullable().describe('By when it is to be decided; null where nothing sets a time.'),
  plannedAt: instant.nullable().describe('When the post is planned to leave.'),
  overdue: z.boolean(),
  waitingFor: z.array(z.string()).describe('Names of those who are asked.'),
});
export const reviewQueue = defineEndpoint({
  method: 'GET',
  path: '/reviews',
  summary: 'Open reviews: the first due first, then the oldest',
  keyScope: 'reviews:read',
  query: z.object({
    ...pageQuery({ most: 500, usual: 500 }),
    search: z.string().max(200).optional().describe('Words of the post or the name of who sent it, in any case.'),
  }),
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
    approvedBefore: versionView.nullable().describe('The last version that was approved, for comparison.'),
    screening: screeningView,
    postStage: stage,
    may: z.object({
      decideSteps: z.array(z.string()),
      waive: z.boolean(),
      handOverTo: z
        .array(z.object({ id: uuid, name: z.string() }))
        .describe('Who could take it over from the person who asks.'),
      inviteTo: z.array(z.string()).describe('Steps to which the person who asks may invite a guest.'),
      attest: z.boolean().describe('Whether they may attest a guest’s training in privacy law.'),
    }),
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
    passages: passages.describe('Marked passages, each with what should change there.'),
  }),
  answer: reviewView,
});

export const handOverReview = defineEndpoint({
  method: 'POST',
  path: '/reviews/:id/delegations',
  summary: 'Hand a review to somebody else who may decide it',
  stepUp: true,
  params: idParams,
  body: z.object({ toPersonId: uuid, reason: z.string().trim().min(3).max(1_000), until: instant }),
  answer: reviewView,
});

export const takeBackReview = defineEndpoint({
  method: 'DELETE',
  path: '/reviews/:id/delegations/:delegationId',
  summary: 'Take a review back that was handed on',
  params: z.object({ id: uuid, delegationId: uuid }),
  answer: done,
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
  authorId: uuid.describe('A person, or a guest.'),
  authorName: z.string(),
  isGuest: z.boolean(),
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
