import { z } from 'zod';
import { defineEndpoint, done, instant, uuid } from '../../kernel/http/contract.ts';
import { networkId } from '../../registers/channels/contract.ts';

export const clearanceLine = z.enum(['screening', 'pictures', 'approval', 'training', 'channel', 'time']);

/** One reason why nothing leaves, by code; `line` says under which heading a person finds it. */
export const blocker = z.object({
  line: clearanceLine,
  code: z.enum([
    'CONTENT_CHANGED',
    'NOT_SCREENED',
    'SCREENING_OUTDATED',
    'FINDING_BLOCKS',
    'IMAGE_MISSING',
    'ALT_TEXT_MISSING',
    'NOT_SUBMITTED',
    'APPROVAL_MISSING',
    'APPROVED_BY_AUTHOR',
    'CHANGES_REQUESTED',
    'REVIEW_WITHDRAWN',
    'TRAINING_EXPIRED',
    'CHANNEL_NOT_CONNECTED',
    'CHANNEL_NEEDS_REAUTHORIZATION',
    'NO_CHANNEL',
    'TEXT_UNFIT_FOR_NETWORK',
    'MEDIA_UNFIT_FOR_NETWORK',
    'NOT_SCHEDULED',
    'SCHEDULE_CANCELLED',
    'NOT_DUE',
    'TOO_LATE',
  ]),
  facts: z
    .record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
    .default({})
    .describe('Safe facts: ids, counts, network names.'),
});
export type Blocker = z.infer<typeof blocker>;

export const clearanceView = z.object({
  verdict: z.enum(['clear', 'blocked']),
  blockers: z.array(blocker),
  lines: z.array(z.object({ line: clearanceLine, state: z.enum(['ok', 'open']) })),
});
export type ClearanceView = z.infer<typeof clearanceView>;

export const deliveryState = z.enum([
  'planned',
  'armed',
  'unknown',
  'confirmed',
  'rejected',
  'parked',
  'cancelled',
  'needs_person',
  'removing',
  'removed',
]);
export type DeliveryState = z.infer<typeof deliveryState>;

export const attemptView = z.object({
  id: uuid,
  number: z.number().int(),
  armedAt: instant,
  outcome: z
    .enum(['published', 'found', 'absent', 'rejected', 'retry_after', 'not_sent', 'reauthorize', 'person'])
    .nullable(),
  failureCode: z.string().nullable(),
  ambiguousCode: z.string().nullable().describe('What made the outcome doubtful at first, or null.'),
  resolvedAt: instant.nullable(),
});

export const receiptView = z.object({
  id: uuid,
  kind: z.enum(['answer', 'read_back', 'removal', 'person']),
  remoteId: z.string().nullable(),
  url: z.string().nullable(),
  observedAt: instant,
});

export const deliveryView = z.object({
  id: uuid,
  versionId: uuid,
  versionNumber: z.number().int(),
  channelId: uuid,
  channelName: z.string(),
  network: networkId,
  state: deliveryState,
  dueAt: instant,
  wakeAt: instant.nullable(),
  blockers: z.array(blocker),
  failureCode: z.string().nullable(),
  remoteId: z.string().nullable(),
  url: z.string().nullable(),
  attempts: z.array(attemptView),
  receipts: z.array(receiptView),
  updatedAt: instant,
});
export type DeliveryView = z.infer<typeof deliveryView>;

const idParams = z.object({ id: uuid });

export const getClearance = defineEndpoint({
  method: 'GET',
  path: '/posts/:id/clearance',
  summary: 'What stands between this post and the public, for its newest version or its draft',
  keyScope: 'posts:read',
  params: idParams,
  answer: clearanceView.extend({ versionId: uuid.nullable() }),
});

export const listDeliveries = defineEndpoint({
  method: 'GET',
  path: '/posts/:id/deliveries',
  summary: 'Deliveries with attempts and receipts',
  keyScope: 'posts:read',
  params: idParams,
  answer: z.object({ deliveries: z.array(deliveryView) }),
});

export const takeDown = defineEndpoint({
  method: 'POST',
  path: '/deliveries/:id/take-down',
  summary: 'Remove what stands on the network',
  keyScope: 'posts:publish',
  cost: 'free',
  params: idParams,
  body: z.object({ reason: z.string().trim().min(3).max(1_000) }),
  answer: deliveryView,
});

/** For `needs_person` only: somebody looked on the network. */
export const settleDelivery = defineEndpoint({
  method: 'POST',
  path: '/deliveries/:id/settle',
  summary: 'Say what a person saw on the network',
  params: idParams,
  body: z.object({ saw: z.enum(['published', 'not_published']), reason: z.string().trim().min(3).max(1_000) }),
  answer: deliveryView,
});

export const trailEntry = z.object({
  id: uuid,
  at: instant,
  action: z.string(),
  actorName: z.string(),
  onBehalfOfName: z.string().nullable().describe("Whose role a deputy used; null for one's own."),
  objectType: z.string(),
  facts: z.record(z.string(), z.unknown()).describe('Safe facts that the event carries in clear.'),
});
export const getTrail = defineEndpoint({
  method: 'GET',
  path: '/posts/:id/trail',
  summary: 'Everything that happened to a post, oldest first',
  keyScope: 'posts:read',
  params: idParams,
  answer: z.object({ entries: z.array(trailEntry) }),
});

export const healthView = z.object({
  ready: z.boolean(),
  oldestDueSeconds: z.number(),
  workersAlive: z.number().int(),
  lastJobAt: instant.nullable(),
  mailIsSetUp: z.boolean(),
  counts: z.object({ unknown: z.number().int(), needsPerson: z.number().int(), parked: z.number().int() }),
});
export const getHealth = defineEndpoint({
  method: 'GET',
  path: '/health',
  summary: 'Is everything going out on time',
  keyScope: 'organization:read',
  answer: healthView,
});

export { done };
